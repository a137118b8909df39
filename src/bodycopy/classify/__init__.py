"""Lines to roles: `pipeline` is the table of stages, `decoder` turns their evidence into one role a line."""
