before()
// #region part
  const inside = true
// #endregion part
after()
