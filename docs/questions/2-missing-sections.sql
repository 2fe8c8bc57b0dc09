/* en: Which plans lack one of the four sections that every report shows? */
/* vi: Kế hoạch nào thiếu một trong bốn phần bắt buộc? */
SELECT number, issuer, group_concat(kind, ', ') AS missing
FROM missing_sections GROUP BY plan_id ORDER BY count(*) DESC, issuer
