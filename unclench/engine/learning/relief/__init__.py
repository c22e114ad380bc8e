"""What eases the pain of this person, from ratings before and after: prior and sessions in."""
