package org.vmorph.conformance.broken;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.control.Worlds;

/** What goes wrong between several guests. */
final class Sharers {
  private Sharers() {}

  /** One register is left as the guest before had it. */
  static final class ForgetsARegister extends Worlds {
    @Override
    protected boolean keeps(File file, long index) {
      return file.role() != Role.GENERAL || index != 5;
    }
  }

  /** There is one console for all. */
  static final class OneConsole extends Worlds {
    @Override
    protected boolean keeps(File file, long index) {
      return file.role() != Role.RESOURCE;
    }
  }

  /** The last word of a guest is the first one of the next. */
  static final class Overlapping extends Worlds {
    @Override
    protected long start(int guest, long guestWords) {
      return TrapAndEmulate.K + guest * (guestWords - 1);
    }
  }

  /** The last word of a guest is one that the monitor keeps for the next. */
  static final class OverlappingTheMonitor extends Worlds {
    @Override
    protected long start(int guest, long guestWords) {
      return TrapAndEmulate.K + guest * (TrapAndEmulate.K + guestWords - 1);
    }
  }

  /** How long a guest may run depends on how often the others have. */
  static final class LengthsByAll extends Wrapping {
    private long all;

    LengthsByAll() {
      super("lengths-by-all");
    }

    @Override
    public Sharing boot(Host host, List<Load> loads, Slices slices) {
      all = 0;
      return monitor.boot(
          host,
          loads,
          (guest, turn) ->
              Math.max(1, slices.length(guest, turn) - (guest == 0 ? ++all : all) % 5));
    }
  }

  /** The first guest is run, and nobody else. */
  static final class Unfair extends Wrapping {
    Unfair() {
      super("unfair");
    }

    @Override
    public Sharing boot(Host host, List<Load> loads, Slices slices) {
      var sharing = monitor.boot(host, loads, slices);
      return new Sharing() {
        @Override
        public List<? extends Guest> guests() {
          return sharing.guests();
        }

        @Override
        public OptionalInt next() {
          return guests().getFirst().halted() ? sharing.next() : OptionalInt.of(0);
        }

        @Override
        public Turn turn(long most) {
          if (guests().getFirst().halted()) {
            return sharing.turn(most);
          }
          return new Turn(0, guests().getFirst().run(1).steps(), true);
        }

        @Override
        public Figures figures() {
          return sharing.figures();
        }
      };
    }
  }

  private abstract static class Wrapping implements TimeSharing {
    final TimeSharing monitor = new RoundRobin();
    private final String name;

    Wrapping(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return monitor.inapplicable(machine);
    }

    @Override
    public long room(long guestWords) {
      return monitor.room(guestWords);
    }

    @Override
    public long room(int guests, long guestWords) {
      return monitor.room(guests, guestWords);
    }

    @Override
    public Guest boot(Host host, long[] image) {
      return monitor.boot(host, image);
    }
  }
}
