/* en: Who funds what, from which source (million đồng)? */
/* vi: Mỗi dự án được cấp bao nhiêu, từ nguồn nào (triệu đồng)? */
SELECT number, programme, component, total_dong / 1e6 AS total, nstw_dong / 1e6 AS central,
  nsdp_dong / 1e6 AS local, other_dong / 1e6 AS other
FROM funding_by_component WHERE total_dong IS NOT NULL
ORDER BY programme, number, component
