"""What the site costs to run, beside a bare Django page: `script/bench load`."""
