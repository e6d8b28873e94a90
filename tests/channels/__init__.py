"""The room of channels, tested through its actions and against stubs on loopback."""
