-- Reads the four CSV files on Spark SQL, from the folder {{dir}}; views.sql follows. Same tables as duckdb.sql; a cell is text until it is cast.
create table raw_customers (customer_id string, plan string, seats string, mrr string, signed_up_on string, onboarded_on string, cancelled_on string, arm string)
using csv options (path '{{dir}}/customers.csv', header 'true', enforceSchema 'false', escape '"');
create table raw_tickets (ticket_id string, customer_id string, opened_at string, priority string, topic string, first_reply_at string)
using csv options (path '{{dir}}/tickets.csv', header 'true', enforceSchema 'false', escape '"');
create table raw_survey (response_id string, customer_id string, answered_on string, reason string, comment string)
using csv options (path '{{dir}}/survey.csv', header 'true', enforceSchema 'false', escape '"', multiLine 'true');
create table raw_emails (mailing_id string, sent_on string, kind string, delivered string, unsubscribed string)
using csv options (path '{{dir}}/emails.csv', header 'true', enforceSchema 'false', escape '"');

create table all_customers as
select customer_id, plan, arm,
       cast(seats as integer) as seats,
       cast(mrr as decimal(18, 4)) as mrr,
       datediff(cast(signed_up_on as date), date '1970-01-01') as signed_up_day,
       datediff(cast(onboarded_on as date), date '1970-01-01') as onboarded_day,
       datediff(cast(cancelled_on as date), date '1970-01-01') as cancelled_day
from raw_customers;

create table all_tickets as
select ticket_id, customer_id, priority, topic,
       cast(floor(unix_timestamp(cast(replace(opened_at, 'Z', '') as timestamp)) / 60) as bigint) as opened_minute,
       cast(floor(unix_timestamp(cast(replace(first_reply_at, 'Z', '') as timestamp)) / 60) as bigint) as first_reply_minute
from raw_tickets;

create table all_survey as
select response_id, customer_id, reason,
       datediff(cast(answered_on as date), date '1970-01-01') as answered_day
from raw_survey;

create table all_emails as
select mailing_id, kind,
       cast(delivered as integer) as delivered,
       cast(unsubscribed as integer) as unsubscribed,
       datediff(cast(sent_on as date), date '1970-01-01') as sent_day
from raw_emails;
