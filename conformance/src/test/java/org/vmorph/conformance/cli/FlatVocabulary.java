package org.vmorph.conformance.cli;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.gen.AddressNames;
import org.vmorph.conformance.gen.AdjacentLayout;
import org.vmorph.conformance.gen.Code;
import org.vmorph.conformance.gen.ControlCode;
import org.vmorph.conformance.gen.ControlSituations;
import org.vmorph.conformance.gen.GuestDraft;
import org.vmorph.conformance.gen.Layout;
import org.vmorph.conformance.gen.MachineWords;
import org.vmorph.conformance.gen.Situation;
import org.vmorph.conformance.gen.Verb;
import org.vmorph.conformance.gen.Vocabulary;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Instruction;

/** Somebody else's vocabulary, of a machine that says nothing of its window: all see all. */
public class FlatVocabulary implements Vocabulary {
  @Override
  public Optional<String> inapplicable(Architecture machine) {
    return machine.name().equals("flat") ? Optional.empty() : Optional.of("it is not flat");
  }

  @Override
  public List<String> instructions() {
    return List.of("srb");
  }

  @Override
  public Care care(Instruction instruction) {
    return switch (instruction.name()) {
      case "halt" -> Care.ENDS;
      case "lpsw" -> Care.LOADS_PSW;
      case "lrb" -> Care.LOADS_CONTROL;
      default -> Care.NONE;
    };
  }

  @Override
  public Optional<String> never(Situation situation) {
    return switch (situation) {
      case ELSEWHERE, AT_THE_EDGE, MENDED, UNCUT, MOVED -> Optional.of("all see all");
      case REWRITTEN, LIKE_A_TRAP, TRAPS_AGAIN, SERVED, AGAIN, HANDED_OVER, UNASSIGNED ->
          Optional.empty();
    };
  }

  @Override
  public int leastWords(Architecture machine) {
    return 50;
  }

  @Override
  public int usualWords(Architecture machine) {
    return 70;
  }

  @Override
  public Layout layout(MachineWords machine, int words) {
    return new AdjacentLayout(words, 2);
  }

  @Override
  public ControlCode control(GuestDraft draft) {
    return new FlatCode(draft);
  }

  private record FlatCode(GuestDraft draft) implements ControlCode {
    @Override
    public AddressNames program(int number, int start) {
      return AddressNames.PLAIN;
    }

    @Override
    public long psw(boolean user, int address) {
      var words = draft.machine();
      var bound = (Cell) words.machine().component("b").orElseThrow();
      var mode = words.machine().mode();
      return words.psw(user ? mode.user() : mode.supervisor(), address)
          | (long) draft.layout().words() << words.low(bound);
    }

    @Override
    public long psw(boolean user, int address, AddressNames view, int need) {
      return psw(user, address);
    }

    @Override
    public void traps() {
      handle(draft.layout().handler());
    }

    @Override
    public void handle(int address) {
      draft.words()[draft.layout().newPsw()] = psw(false, address);
    }

    @Override
    public void change(Code code) {
      code.say(Verb.NOP);
    }

    @Override
    public void mend(Code code, int old, int free) {
      code.say(Verb.LI, free, draft.machine().nextP()).say(Verb.XOR, old, free);
    }

    @Override
    public long word() {
      return draft.number();
    }

    @Override
    public long whole() {
      return 0;
    }

    @Override
    public long difference(long earlier) {
      return earlier;
    }

    @Override
    public long harmless() {
      return 0;
    }

    @Override
    public long load(int register) {
      return draft.machine().word(Verb.NOP, 0, 0);
    }

    @Override
    public long show(int register) {
      return draft.machine().encoding("srb").word(register, 0, 0);
    }

    @Override
    public Optional<ControlSituations> situations() {
      return Optional.empty();
    }
  }

  /** The same, but that it does not come back when it is asked how many words there are. */
  public static final class Loops extends FlatVocabulary {
    /** Longer than anybody waits; the thread that is left behind is to end some day. */
    private static final long LONG_NANOS = 4_000_000_000L;

    @Override
    public int leastWords(Architecture machine) {
      for (long end = System.nanoTime() + LONG_NANOS; System.nanoTime() < end; ) {
        Thread.onSpinWait();
      }
      return super.leastWords(machine);
    }
  }
}
