from datetime import date, timedelta

today = date.today()
wanted = today + timedelta(days=days_per_unit * amount)
print(f"<<<{wanted.strftime('%m/%d/%Y')}>>>")
