"""Messages to people: e-mail, Telegram, SMS gateways, text to copy; CAP and iCalendar files."""
