"""The data-entry screens: Django's admin in our skin.

base.py        what every admin class inherits: ModelAdmin, TabularInline, StackedInline
columns.py     list columns with units: yuan("amount"), percent("share"), light("light")
navigation.py  the side navigation, by task of the person
site.py        the site itself, and the leaders' first page
"""
