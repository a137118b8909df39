"""What people and programs read: rendering never changes a classification."""
