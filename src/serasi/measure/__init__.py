"""Survey waves: how they are drawn, filled in the field, checked and closed."""
