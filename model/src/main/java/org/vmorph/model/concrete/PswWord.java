package org.vmorph.model.concrete;

import java.util.Arrays;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Word;

/** The fields of a machine's PSW in words that are numbers. */
public final class PswWord {
  private static final int NOT_SHOWN = -1;

  private final Architecture machine;
  private final Word.Packed layout;
  private final int causeLow;
  private final long causeMask;

  /** All that a load of a PSW looks at. */
  private final long loaded;

  /** The lowest bit of a cell's field, by slot. */
  private final int[] lows;

  /**
   * The PSW of a machine.
   *
   * @throws IllegalArgumentException if it has none of one word
   */
  public PswWord(Architecture machine) {
    var psw =
        machine
            .trapEntry()
            .layout()
            .orElseThrow(() -> new IllegalArgumentException(machine + " has no PSW of one word"));
    this.machine = machine;
    this.layout = psw.word();
    this.causeLow = layout.low(psw.cause());
    this.causeMask = Concrete.low(-1, psw.cause().bits());
    this.lows = new int[machine.cells().size()];
    Arrays.fill(lows, NOT_SHOWN);
    long all = 0;
    for (var field : layout.fields()) {
      if (field.cell() != null) {
        lows[field.cell().slot()] = layout.low(field);
        all |= Concrete.low(-1, field.bits()) << layout.low(field);
      }
    }
    this.loaded = all;
  }

  /** The field of a cell. */
  public long get(long psw, Cell cell) {
    return Concrete.low(psw >>> low(cell), cell.bits());
  }

  /** The same PSW with another word in the field of a cell. */
  public long with(long psw, Cell cell, long word) {
    long mask = Concrete.low(-1, cell.bits()) << low(cell);
    return psw & ~mask | word << low(cell) & mask;
  }

  /** The same PSW as a load sees it: without its cause. */
  public long plain(long psw) {
    return psw & loaded;
  }

  /** Why the trap was taken that stored this PSW; empty if its cause is none of the machine's. */
  public Optional<Cause> cause(long psw) {
    long code = psw >>> causeLow & causeMask;
    return machine.causes().stream().filter(cause -> cause.code() == code).findFirst();
  }

  /**
   * The lowest bit of the field of a cell.
   *
   * @throws IllegalArgumentException if the PSW does not show it
   */
  public int low(Cell cell) {
    if (lows[cell.slot()] == NOT_SHOWN) {
      throw new IllegalArgumentException(layout.name() + " does not show " + cell);
    }
    return lows[cell.slot()];
  }
}
