export function dough() {
  // #region mix
  mix()
  // #endregion mix
  // #region rest
  wait(60)
  // #endregion rest
}
