"""An invented network with 18 months of invented history for Bakorwil V Jember.

Places are real; people, agencies' staff and events are made up from a seed. Demo rows live in a
house of their own (`SERASI_DEMO=1`) and every page says so.
"""
