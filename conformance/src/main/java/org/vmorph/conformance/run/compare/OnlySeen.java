package org.vmorph.conformance.run.compare;

import org.vmorph.model.concrete.StateView;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;

/** A state that is shown to somebody else's code, and cannot be changed through this. */
final class OnlySeen implements StateView {
  private final StateView state;

  OnlySeen(StateView state) {
    this.state = state;
  }

  @Override
  public long size() {
    return state.size();
  }

  @Override
  public long get(Cell cell) {
    return state.get(cell);
  }

  @Override
  public long load(File file, long index) {
    return state.load(file, index);
  }
}
