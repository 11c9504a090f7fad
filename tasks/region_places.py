"""Where the leagues and cities lie on a schematic map: column and row, from west to east and north to south."""

PLACES = {
    "150700": (5, 0),  # Hulunbuir
    "152200": (5, 1),  # Hinggan
    "152500": (3, 2),  # Xilingol
    "150400": (4, 2),  # Chifeng
    "150500": (5, 2),  # Tongliao
    "152900": (0, 3),  # Alxa
    "150800": (1, 3),  # Bayannur
    "150200": (2, 3),  # Baotou
    "150900": (3, 3),  # Ulanqab
    "150300": (0, 4),  # Wuhai
    "150600": (1, 4),  # Ordos
    "150100": (2, 4),  # Hohhot
}
