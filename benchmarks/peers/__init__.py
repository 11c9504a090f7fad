"""What people usually write, on the product's own tables and indexes: the other side of each comparison."""
