package org.vmorph.proofs.classify;

/**
 * A form of being sensitive. An instruction for which one of them happens is sensitive in its
 * scope, and the theorems are about it.
 */
public interface Sensitivity extends Definition {
  /** The states it ranges over. */
  Scope scope();

  /** {@code location sensitive}, in whichever scope. */
  @Override
  String kind();

  @Override
  default String name() {
    return scope().prefix() + kind();
  }

  /** No theorem needs what happens in supervisor mode alone. */
  @Override
  default Shown shown() {
    return scope() == Scope.SUPERVISOR ? Shown.NOWHERE : Shown.COLUMN;
  }
}
