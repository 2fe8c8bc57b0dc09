/* en: Who funds what, from which source? The poverty-reduction programme, million đồng. */
/* vi: Mỗi dự án giảm nghèo được cấp bao nhiêu, từ nguồn nào (triệu đồng)? */
SELECT number, component, total_dong / 1e6 AS total, nstw_dong / 1e6 AS central,
  nsdp_dong / 1e6 AS local, other_dong / 1e6 AS other
FROM funding_by_component
WHERE programme = 'giam-ngheo' AND total_dong IS NOT NULL
ORDER BY number, component
