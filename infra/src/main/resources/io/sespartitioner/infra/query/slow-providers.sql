WITH deliveries AS (
  SELECT DISTINCT mail.messageid AS message,
         lower(address) AS address,
         delivery.processingtimemillis AS millis
  FROM events CROSS JOIN UNNEST(delivery.recipients) AS t (address)
  WHERE {partitions} AND eventtype = 'Delivery'
)
SELECT split_part(address, '@', 2) AS provider,
       count(*) AS deliveries,
       approx_percentile(millis, 0.5) AS median_millis,
       approx_percentile(millis, 0.95) AS slow_millis
FROM deliveries
GROUP BY split_part(address, '@', 2)
ORDER BY slow_millis DESC, provider
