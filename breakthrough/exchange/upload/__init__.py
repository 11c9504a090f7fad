"""Files that people bring: known by their bytes, read in a process of its own with little memory and time.

kinds_of_file.py   which files are read at all, and why others are not
child.py           the process that reads: it knows nothing of the product, and may be killed
reader.py          starts it, and says in a sentence what it ran into
"""
