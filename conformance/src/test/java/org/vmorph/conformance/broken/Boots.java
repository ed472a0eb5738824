package org.vmorph.conformance.broken;

import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.concrete.PswWord;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Role;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/**
 * Monitors that keep something from one boot to the next. What they keep there is one of for each
 * thread, for the kit boots a monitor in several at once.
 */
final class Boots {
  private Boots() {}

  /** Where a guest has halted it believes in a halt when the next one comes by; in a static. */
  static final class RemembersTheHalt extends Delegating {
    private static final ThreadLocal<OptionalLong> HALTED =
        ThreadLocal.withInitial(OptionalLong::empty);

    RemembersTheHalt() {
      super("remembers-the-halt");
    }

    @Override
    public Guest boot(Host host, long[] image) {
      return super.boot(new HaltedAt(host), image);
    }

    private static final class HaltedAt extends ForwardingHost {
      private final File storage = semantics().machine().storage();
      private final PswWord psw = new PswWord(semantics().machine());
      private final long halt = encoded(semantics().machine().instruction("halt").orElseThrow());
      private OptionalLong serving = OptionalLong.empty();

      private static long encoded(Instruction instruction) {
        return instruction.encode();
      }

      HaltedAt(Host host) {
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
        long word = super.load(file, index);
        if (!file.equals(storage) || serving.isEmpty() || serving.getAsLong() != index) {
          return word;
        }
        boolean remembered = serving.equals(HALTED.get());
        if (word == halt) {
          HALTED.set(serving);
        }
        serving = OptionalLong.empty();
        return remembered ? halt : word;
      }
    }
  }

  /** A guest finds in a register what the one before has left there; in the object. */
  static final class LeavesARegister extends Delegating {
    private static final int REGISTER = 3;

    private final ThreadLocal<Long> left = ThreadLocal.withInitial(() -> 0L);

    LeavesARegister() {
      super("leaves-a-register");
    }

    @Override
    public Guest boot(Host host, long[] image) {
      var guest = new Leaving(super.boot(host, image), left);
      guest.store(guest.registers, REGISTER, left.get());
      return guest;
    }

    private static final class Leaving extends ForwardingGuest {
      private final ThreadLocal<Long> left;
      private final File registers;

      Leaving(Guest guest, ThreadLocal<Long> left) {
        super(guest);
        this.left = left;
        this.registers =
            semantics().machine().files().stream()
                .filter(file -> file.role() == Role.GENERAL)
                .findFirst()
                .orElseThrow();
      }

      @Override
      public Exit run(long steps) {
        var exit = super.run(steps);
        left.set(load(registers, REGISTER));
        return exit;
      }
    }
  }

  /** Trap-and-emulate by another name. */
  abstract static class Delegating implements Vmm {
    private final Vmm monitor = new TrapAndEmulate();
    private final String name;

    Delegating(String name) {
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
    public Guest boot(Host host, long[] image) {
      return monitor.boot(host, image);
    }
  }
}
