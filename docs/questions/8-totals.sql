/* en: Where do the printed sums not add up, and by how much (million đồng)? */
/* vi: Tổng nào cộng lại không khớp, lệch bao nhiêu (triệu đồng)? */
SELECT p.number, p.issuer, t.scope, t.component, t.stated_dong / 1e6 AS stated,
  t.summed_dong / 1e6 AS summed, t.difference_dong / 1e6 AS difference
FROM totals_check t JOIN plans p ON p.id = t.plan_id
WHERE t.verdict = 'different' ORDER BY p.issuer, p.number, t.start
