package org.vmorph.conformance.peer;

import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Span;
import org.vmorph.vmm.Tally;

/** A guest on a peer's own hardware, as the peer has shown it last. */
abstract class ShownGuest implements Guest {
  private final Engine engine;
  private final int size;
  private final Shown shown;
  private Span owns = new Span(0, 0);

  /** Nothing has been shown of it yet. */
  ShownGuest(Engine engine, int size) {
    this.engine = engine;
    this.size = size;
    this.shown = new Shown(engine.semantics().machine(), size);
  }

  final Architecture machine() {
    return engine.semantics().machine();
  }

  /** Takes over all that is shown of it when it has been booted. */
  final void booted(PeerAnswer answer) {
    shown.first(answer);
    var span = answer.numbers("owns", 2);
    if (span[1] != size) {
      throw new Unusable("owns: expected " + size + " words, found " + span[1]);
    }
    owns = new Span(span[0], span[1]);
  }

  /** Takes over what is shown after so many steps more. */
  final void next(PeerAnswer answer, long steps) {
    shown.next(answer, steps);
  }

  @Override
  public final Engine engine() {
    return engine;
  }

  @Override
  public final long size() {
    return size;
  }

  @Override
  public final Span owns() {
    return owns;
  }

  @Override
  public final Tally tally() {
    return shown.tally();
  }

  @Override
  public final long get(Cell cell) {
    return shown.get(cell);
  }

  @Override
  public final void loadCells(long[] into) {
    shown.loadCells(into);
  }

  @Override
  public final long load(File file, long index) {
    return shown.load(file, index);
  }

  @Override
  public final long used(File file) {
    return shown.used(file);
  }

  @Override
  public final void set(Cell cell, long word) {
    throw unheardOf();
  }

  @Override
  public final void store(File file, long index, long word) {
    throw unheardOf();
  }

  private static UnsupportedOperationException unheardOf() {
    return new UnsupportedOperationException("the protocol has no request to change a guest");
  }
}
