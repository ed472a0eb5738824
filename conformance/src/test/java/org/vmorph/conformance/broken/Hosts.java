package org.vmorph.conformance.broken;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Relocation;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.File;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;

/** What monitors do with their host that they should not. */
final class Hosts {
  private Hosts() {}

  /** Keeps a note in a word that belongs to nobody. */
  static final class Scribbled extends ForwardingHost {
    Scribbled(Host host) {
      super(host);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      if (exit.kind() == Exit.Kind.TRAPPED) {
        store(semantics().machine().storage(), size() - 1, steps);
      }
      return exit;
    }
  }

  /** The words the hardware traps through stay as they are. */
  static final class NotTrappedTo extends ForwardingHost {
    NotTrappedTo(Host host) {
      super(host);
    }

    @Override
    public void store(File file, long index, long word) {
      if (index != PswSwap.NEW || !file.equals(semantics().machine().storage())) {
        super.store(file, index, word);
      }
    }
  }

  /** Gives the hardware to the guest for one step at a time. */
  static final class SingleStepped extends ForwardingHost {
    SingleStepped(Host host) {
      super(host);
    }

    @Override
    public Exit run(long steps) {
      long made = 0;
      while (made < steps) {
        var exit = super.run(1);
        made++;
        if (exit.kind() != Exit.Kind.STEPS) {
          return new Exit(exit.kind(), exit.cause(), made);
        }
      }
      return Exit.steps(made);
    }
  }

  /** Resumes the guest with nothing to see, and shows it its words when it has trapped for them. */
  static final class ShownOnDemand extends ForwardingHost {
    private final Relocation relocation = semantics().machine().relocation().orElseThrow();

    ShownOnDemand(Host host) {
      super(host);
    }

    @Override
    public Exit run(long steps) {
      var machine = semantics().machine();
      long p = get(machine.programCounter());
      long l = get(relocation.base());
      long b = get(relocation.bound());
      set(relocation.bound(), 0);
      super.run(1);
      set(machine.programCounter(), p);
      set(machine.mode().cell(), machine.mode().user());
      set(relocation.base(), l);
      set(relocation.bound(), b);
      return super.run(steps);
    }
  }

  /** Fetches the privileged instruction at an address once, and never looks again. */
  static final class FetchedOnce extends ForwardingHost {
    private final File storage = semantics().machine().storage();
    private final PswWord psw = new PswWord(semantics().machine());
    private final Map<Long, Long> fetched = new HashMap<>();
    private OptionalLong serving = OptionalLong.empty();

    FetchedOnce(Host host) {
      super(host);
    }

    @Override
    public Exit run(long steps) {
      var exit = super.run(steps);
      var machine = semantics().machine();
      serving = OptionalLong.empty();
      if (exit.cause().equals(Optional.of(machine.privilege()))) {
        long old = super.load(storage, PswSwap.OLD);
        long base = psw.get(old, machine.relocation().orElseThrow().base());
        serving = OptionalLong.of(base + psw.get(old, machine.programCounter()));
      }
      return exit;
    }

    @Override
    public long load(File file, long index) {
      if (!file.equals(storage) || serving.isEmpty() || serving.getAsLong() != index) {
        return super.load(file, index);
      }
      serving = OptionalLong.empty();
      return fetched.computeIfAbsent(index, at -> super.load(file, at));
    }
  }

  /**
   * Keeps the simulated mode and the virtual R of all its guests in one place; there is one for
   * each thread, for the kit boots a monitor in several at once.
   */
  static final class OneForAll extends ForwardingHost {
    /** Where trap-and-emulate keeps them. */
    private static final long KEPT = 2;

    private final ThreadLocal<Long> kept;

    OneForAll(Host host, ThreadLocal<Long> kept) {
      super(host);
      this.kept = kept;
    }

    @Override
    public long load(File file, long index) {
      return isKept(file, index) ? kept.get() : super.load(file, index);
    }

    @Override
    public void store(File file, long index, long word) {
      if (isKept(file, index)) {
        kept.set(word);
      } else {
        super.store(file, index, word);
      }
    }

    private boolean isKept(File file, long index) {
      return index == KEPT && file.equals(semantics().machine().storage());
    }
  }
}
