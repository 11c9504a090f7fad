"""Files that people upload: checked by their content, kept under the hash of their bytes, never served as pages.

content.py   which files are accepted, and why others are not
store.py     the folder: written before the row that names the file, read back by hash
serving.py   the one way by which a file leaves the product
"""
