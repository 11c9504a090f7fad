"""The feed of changes, and the export that it begins with: how other systems keep a copy of what they may see."""
