"""What wants a person to look: hate, incitement and claims not yet checked."""
