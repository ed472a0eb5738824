package org.vmorph.conformance.broken;

import java.util.Arrays;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Tally;

/** Guests of a monitor that goes wrong in what it shows, and when it comes back. */
final class Guests {
  private Guests() {}

  /** What is shown as P is where it was before the last run; when the guest halts it is right. */
  static final class LagsBehind extends ForwardingGuest {
    private final Cell programCounter;
    private long before;

    LagsBehind(Guest guest) {
      super(guest);
      this.programCounter = semantics().machine().programCounter();
      this.before = super.get(programCounter);
    }

    @Override
    public Exit run(long steps) {
      before = super.get(programCounter);
      return super.run(steps);
    }

    @Override
    public long get(Cell cell) {
      return cell.equals(programCounter) && !halted() ? before : super.get(cell);
    }
  }

  /** Asked for several steps it makes one more, and says nothing of it. */
  static final class MakesOneMore extends ForwardingGuest {
    MakesOneMore(Guest guest) {
      super(guest);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      if (steps > 1 && exit.kind() == Exit.Kind.STEPS) {
        super.run(1);
      }
      return exit;
    }
  }

  /** A step that traps is not counted, if there are others. */
  static final class CountsNoTraps extends ForwardingGuest {
    CountsNoTraps(Guest guest) {
      super(guest);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      return exit.kind() == Exit.Kind.TRAPPED && exit.steps() > 1
          ? new Exit(exit.kind(), exit.cause(), exit.steps() - 1)
          : exit;
    }
  }

  /** What traps is not in its tally. */
  static final class TalliesNoTraps extends ForwardingGuest {
    private long lost;

    TalliesNoTraps(Guest guest) {
      super(guest);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      lost += exit.kind() == Exit.Kind.TRAPPED ? 1 : 0;
      return exit;
    }

    @Override
    public Tally tally() {
      var all = super.tally();
      return new Tally(all.direct(), all.emulated(), all.reflected() - lost);
    }

    @Override
    public long steps() {
      return tally().steps();
    }
  }

  /** Shows the words of its guest's storage one too far on. */
  static final class ShowsTheNextWord extends ForwardingGuest {
    ShowsTheNextWord(Guest guest) {
      super(guest);
    }

    @Override
    public long load(File file, long index) {
      return super.load(file, file.equals(semantics().machine().storage()) ? index + 1 : index);
    }
  }

  /** Beyond its guest's storage there is more to be seen. */
  static final class ShowsMoreThanThereIs extends ForwardingGuest {
    ShowsMoreThanThereIs(Guest guest) {
      super(guest);
    }

    @Override
    public long load(File file, long index) {
      boolean beyond = file.equals(semantics().machine().storage()) && index >= size();
      return beyond ? 1 : super.load(file, index);
    }
  }

  /** Of several words that are put into registers it keeps the first. */
  static final class KeepsTheFirst extends ForwardingGuest {
    KeepsTheFirst(Guest guest) {
      super(guest);
    }

    @Override
    public void storeAll(File file, long index, long[] words) {
      boolean whole = file.equals(semantics().machine().storage());
      super.storeAll(file, index, whole ? words : Arrays.copyOf(words, 1));
    }
  }

  /** All that traps is emulated, if its tally is to be believed. */
  static final class CallsAllEmulated extends ForwardingGuest {
    CallsAllEmulated(Guest guest) {
      super(guest);
    }

    @Override
    public Tally tally() {
      var all = super.tally();
      return new Tally(all.direct(), all.trapped(), 0);
    }
  }

  /** What the hardware did is emulated, if its tally is to be believed. */
  static final class CallsDirectEmulated extends ForwardingGuest {
    CallsDirectEmulated(Guest guest) {
      super(guest);
    }

    @Override
    public Tally tally() {
      var all = super.tally();
      return new Tally(0, all.direct() + all.emulated(), all.reflected());
    }
  }

  /** What was emulated is direct, if its tally is to be believed. */
  static final class CallsEmulatedDirect extends ForwardingGuest {
    CallsEmulatedDirect(Guest guest) {
      super(guest);
    }

    @Override
    public Tally tally() {
      var all = super.tally();
      return new Tally(all.direct() + all.emulated(), 0, all.reflected());
    }
  }

  /** What was emulated is interpreted, if its tally is to be believed. */
  static final class CallsEmulatedInterpreted extends ForwardingGuest {
    CallsEmulatedInterpreted(Guest guest) {
      super(guest);
    }

    @Override
    public Tally tally() {
      var all = super.tally();
      return new Tally(all.direct(), 0, all.reflected(), all.emulated());
    }
  }

  /** Asked for several steps it makes them all, and does not come back when it has trapped. */
  static final class NeverComesBack extends ForwardingGuest {
    NeverComesBack(Guest guest) {
      super(guest);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      long made = exit.steps();
      while (made < steps && exit.kind() == Exit.Kind.TRAPPED) {
        exit = super.run(steps - made);
        made += exit.steps();
      }
      return new Exit(exit.kind(), exit.cause(), made);
    }
  }

  /** Takes a guest for dead that has trapped three times in a row. */
  static final class DiesOfTripleFaults extends ForwardingGuest {
    private static final int DEADLY = 3;

    private int row;

    DiesOfTripleFaults(Guest guest) {
      super(guest);
    }

    @Override
    public boolean halted() {
      return row >= DEADLY || super.halted();
    }

    @Override
    public Exit run(long steps) {
      if (halted()) {
        return Exit.halted(1);
      }
      var exit = super.run(steps);
      if (exit.kind() != Exit.Kind.TRAPPED) {
        row = 0;
      } else {
        row = exit.steps() == 1 ? row + 1 : 1;
      }
      return halted() ? Exit.halted(exit.steps()) : exit;
    }
  }
}
