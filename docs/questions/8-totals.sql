/* en: Which printed sums were added up again, the worst first (million đồng)? */
/* vi: Những tổng nào đã được cộng lại, lệch nhiều nhất trước (triệu đồng)? */
SELECT p.number, p.issuer, t.scope, t.component, t.parts, t.stated_dong / 1e6 AS stated,
  t.summed_dong / 1e6 AS summed, t.difference_dong / 1e6 AS difference
FROM totals_check t JOIN plans p ON p.id = t.plan_id
ORDER BY abs(t.difference_dong) DESC, t.stated_dong DESC, p.number, t.start LIMIT 6
