WITH deliveries AS (
  SELECT mail.messageid AS message,
         recipient.emailaddress AS address,
         min(delivery.processingtimemillis) AS millis
  FROM events CROSS JOIN UNNEST(recipients) AS recipient
  WHERE {partitions} AND eventtype = 'Delivery' AND mail.messageid IS NOT NULL
  GROUP BY mail.messageid, recipient.emailaddress
)
SELECT split_part(address, '@', 2) AS provider,
       count(*) AS deliveries,
       approx_percentile(millis, 0.5) AS median_millis,
       approx_percentile(millis, 0.95) AS slow_millis
FROM deliveries
GROUP BY split_part(address, '@', 2)
ORDER BY slow_millis DESC, provider
