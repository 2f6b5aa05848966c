-- Reads the four CSV files on DuckDB and shows them as the views that every metric reads.
-- The view hides what was not yet known at the start of params.as_of_day; days are integers since 1970-01-01, times are minutes.
-- {{dir}} is the folder of the CSV files. params (one row) and periods, bands, cohorts and ages are made by the runner (src/kpi/calendar.ts).
-- Views, so that a cell is read once, straight into the table of its type.
create view raw_customers as
select * from read_csv('{{dir}}/customers.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '');
create view raw_tickets as
select * from read_csv('{{dir}}/tickets.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '');
create view raw_survey as
select * from read_csv('{{dir}}/survey.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '');
create view raw_emails as
select * from read_csv('{{dir}}/emails.csv', header = true, delim = ',', quote = '"', escape = '"', all_varchar = true, nullstr = '');

create table all_customers as
select customer_id, plan, arm,
       cast(seats as integer) as seats,
       cast(mrr as decimal(18, 4)) as mrr,
       cast(cast(signed_up_on as date) - date '1970-01-01' as integer) as signed_up_day,
       cast(cast(onboarded_on as date) - date '1970-01-01' as integer) as onboarded_day,
       cast(cast(cancelled_on as date) - date '1970-01-01' as integer) as cancelled_day
from raw_customers;

create table all_tickets as
select ticket_id, customer_id, priority, topic,
       date_diff('minute', timestamp '1970-01-01 00:00:00', cast(replace(opened_at, 'Z', '') as timestamp)) as opened_minute,
       date_diff('minute', timestamp '1970-01-01 00:00:00', cast(replace(first_reply_at, 'Z', '') as timestamp)) as first_reply_minute
from raw_tickets;

create table all_survey as
select response_id, customer_id, reason,
       cast(cast(answered_on as date) - date '1970-01-01' as integer) as answered_day
from raw_survey;

create table all_emails as
select mailing_id, kind,
       cast(delivered as integer) as delivered,
       cast(unsubscribed as integer) as unsubscribed,
       cast(cast(sent_on as date) - date '1970-01-01' as integer) as sent_day
from raw_emails;
