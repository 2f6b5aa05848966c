-- name: losses by plan, tenure and by which of the three drivers touched the customer
-- unit: customers
-- window: the baseline window; exposure is fixed on the day before it (view exposures in load/views.sql)
-- numerator: customers of the group who cancelled in the window
-- denominator: customers of the group active at its start
-- tenure_band: 1 = up to 90 days since sign-up, 2 = 91 to 365, 3 = more
select plan, tenure_band, onboarding, reply, integration,
       count(*) as at_risk,
       sum(lost) as lost
from exposures
group by plan, tenure_band, onboarding, reply, integration
order by plan, tenure_band, onboarding, reply, integration
