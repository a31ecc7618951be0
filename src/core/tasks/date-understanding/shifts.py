# Work out what day today is, go on from there as asked, and look the date up among the options.
from calendar import monthrange
from datetime import date, datetime, timedelta


def shift(day, unit, amount):
    if unit in ("day", "week"):
        return day + timedelta(days=amount if unit == "day" else 7 * amount)
    return add_months(day, amount if unit == "month" else 12 * amount)


def add_months(day, months):
    """Keep the day of the month, or take the last day of a month that is too short."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
