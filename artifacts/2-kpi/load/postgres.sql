-- Reads the four CSV files on PostgreSQL, from the folder {{dir}} as the server sees it; views.sql follows. Same tables as duckdb.sql.
create table raw_customers (customer_id text, plan text, seats text, mrr text, signed_up_on text, onboarded_on text, cancelled_on text, arm text);
copy raw_customers from '{{dir}}/customers.csv' with (format csv, header true);
create table raw_tickets (ticket_id text, customer_id text, opened_at text, priority text, topic text, first_reply_at text);
copy raw_tickets from '{{dir}}/tickets.csv' with (format csv, header true);
create table raw_survey (response_id text, customer_id text, answered_on text, reason text, comment text);
copy raw_survey from '{{dir}}/survey.csv' with (format csv, header true);
create table raw_emails (mailing_id text, sent_on text, kind text, delivered text, unsubscribed text);
copy raw_emails from '{{dir}}/emails.csv' with (format csv, header true);

create table all_customers as
select customer_id, plan, arm,
       cast(seats as integer) as seats,
       cast(mrr as decimal(18, 4)) as mrr,
       cast(signed_up_on as date) - date '1970-01-01' as signed_up_day,
       cast(onboarded_on as date) - date '1970-01-01' as onboarded_day,
       cast(cancelled_on as date) - date '1970-01-01' as cancelled_day
from raw_customers;

create table all_tickets as
select ticket_id, customer_id, priority, topic,
       cast(floor(extract(epoch from cast(replace(opened_at, 'Z', '') as timestamp)) / 60) as bigint) as opened_minute,
       cast(floor(extract(epoch from cast(replace(first_reply_at, 'Z', '') as timestamp)) / 60) as bigint) as first_reply_minute
from raw_tickets;

create table all_survey as
select response_id, customer_id, reason,
       cast(answered_on as date) - date '1970-01-01' as answered_day
from raw_survey;

create table all_emails as
select mailing_id, kind,
       cast(delivered as integer) as delivered,
       cast(unsubscribed as integer) as unsubscribed,
       cast(sent_on as date) - date '1970-01-01' as sent_day
from raw_emails;
