package org.vmorph.model.machines.honeywell;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.halt;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Configuration;
import org.vmorph.model.arch.Cycle;
import org.vmorph.model.arch.Dialect;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * Honeywell's 6000, the line that began as the GE-635: the paper's third example, with a base and
 * bound register and master and slave mode. No manual of it was found. What is here is read from a
 * simulator of a later relative, the DPS-8/M, whose BAR mode is slave mode; each instruction about
 * which that matters says so.
 *
 * <p>In groups as the manuals of the line have them: data movement, arithmetic, transfer of
 * control, base address register and indicators, faults, privileged. Instructions are given with
 * their operands and not decoded; the opcode is that of the line.
 */
public final class Honeywell6000 extends HoneywellParts {
  private static final String UNSURE =
      "read from a simulator of the DPS-8/M, a later relative; not verified for the 6000";

  private static final Parameter SBAR_IN_SLAVE_MODE =
      Parameter.choice(
          "sbar-in-slave-mode",
          List.of("done", "refused"),
          "Whether SBAR is executed in slave mode. That the 6000 did is believed and not"
              + " verified.");

  private static final Map<String, String> FACTS =
      Map.of(
          "addresses", "direct, or with one index register; the other modifications are left out",
          "faults",
              "the two words of a fault are not executed: one keeps IC and indicators, one says"
                  + " where to go",
          "fetch", "none: instructions are given",
          "source",
              "a simulator of the DPS-8/M, whose BAR mode is slave mode; each instruction that is"
                  + " unsure says so",
          "timer", "runs and does not fault");

  private static final Form ADDRESS_FORM = Form.named("y,X[x] if i", y, i, x);
  private static final Form INDEX_FORM = Form.named("Xn, y,X[x] if i", n, y, i, x);
  private static final Form NONE = Form.named("");

  private final Settings settings;

  /** The machine. */
  public final Architecture machine;

  /** As its relatives are. */
  public Honeywell6000() {
    this(Settings.usual(SBAR_IN_SLAVE_MODE));
  }

  /** With these settings. */
  private Honeywell6000(Settings settings) {
    this.settings = settings;
    this.machine = machine();
  }

  // Data movement.

  static final Instruction LDA = loads(0235, "lda", A);
  static final Instruction LDQ = loads(0236, "ldq", Q);

  static final Instruction LDX =
      instruction(0220, "ldx", INDEX_FORM)
          .says("Load Xn from the left half of E[ea].")
          .does(set(X.at(n), left(load())));

  static final Instruction EAA =
      instruction(0635, "eaa", ADDRESS_FORM)
          .says("Load the left half of A with ea, and clear its right half.")
          .does(tested(A, ADDRESS.join(literal(0, 18))));

  static final Instruction EAX =
      instruction(0620, "eax", INDEX_FORM)
          .says("Load Xn with ea.")
          .partial("the indicators stay")
          .does(set(X.at(n), ADDRESS));

  static final Instruction STA = stores(0755, "sta", "A", A);
  static final Instruction STQ = stores(0756, "stq", "Q", Q);

  static final Instruction STX =
      instruction(0740, "stx", INDEX_FORM)
          .says("Store Xn in the left half of E[ea].")
          .does(set(store(), X.at(n).join(right(loaded()))));

  static final Instruction STZ = stores(0450, "stz", "0", literal(0, 36));

  // Arithmetic and logic.

  static final Instruction ADA =
      instruction(0075, "ada", ADDRESS_FORM)
          .says("Add E[ea] to A.")
          .partial("carry and overflow stay, and an overflow does not fault")
          .does(tested(A, A.plus(load())));

  static final Instruction SBA =
      instruction(0175, "sba", ADDRESS_FORM)
          .says("Subtract E[ea] from A.")
          .partial("carry and overflow stay, and an overflow does not fault")
          .does(tested(A, A.minus(load())));

  static final Instruction ANA =
      instruction(0375, "ana", ADDRESS_FORM)
          .says("And E[ea] to A, bit by bit.")
          .does(tested(A, A.calc(Operator.AND, load())));

  static final Instruction CMPA =
      instruction(0115, "cmpa", ADDRESS_FORM)
          .says("Set the indicators as subtracting E[ea] from A would.")
          .partial("carry stays")
          .does(indicated(A.minus(load())));

  // Transfer of control.

  static final Instruction TRA =
      instruction(0710, "tra", ADDRESS_FORM).says("Go to ea.").jumps(set(IC, ADDRESS));

  static final Instruction TZE = transfers(0600, "tze", "zero is set", ZERO.is(1));
  static final Instruction TNZ = transfers(0601, "tnz", "zero is clear", ZERO.is(0));
  static final Instruction TMI = transfers(0604, "tmi", "negative is set", NEGATIVE.is(1));

  static final Instruction TSX =
      instruction(0700, "tsx", INDEX_FORM)
          .says("Load Xn with the address of the next instruction, and go to ea.")
          .jumps(set(X.at(n), NEXT), set(IC, ADDRESS));

  /** The twin of the PDP-10's JRST 1: it leaves master mode without asking. */
  static final Instruction TSS =
      instruction(0715, "tss", ADDRESS_FORM)
          .says("Go to ea in slave mode.")
          .partial(UNSURE)
          .jumps(set(MASTER, literal(0, 1)), set(IC, ADDRESS));

  /**
   * It may lead to slave mode and not out of it; and masks errors of parity in master mode alone.
   */
  static final Instruction RET =
      instruction(0630, "ret", ADDRESS_FORM)
          .says(
              "Go to the left half of E[ea] and load the indicators from its right half; in slave"
                  + " mode mode and parity mask stay.")
          .partial(UNSURE)
          .jumps(returning());

  // Base address register and indicators.

  /** The paper's example of a privileged instruction that sets R. */
  static final Instruction LBAR =
      instruction(0230, "lbar", ADDRESS_FORM)
          .privileged()
          .says("Load base and bound from the left half of E[ea].")
          .does(set(BASE, load().slice(27, 9)), set(BOUND, load().slice(18, 9)));

  private Instruction sbar() {
    var draft = instruction(0550, "sbar", ADDRESS_FORM);
    return (settings.is(SBAR_IN_SLAVE_MODE, "done") ? draft : draft.privileged())
        .says("Store base and bound in the left half of E[ea].")
        .partial(UNSURE)
        .does(set(store(), BASE.join(BOUND).join(right(loaded()))));
  }

  static final Instruction LDI =
      instruction(0634, "ldi", ADDRESS_FORM)
          .says(
              "Load the indicators from the right half of E[ea], but for the mode; in slave mode"
                  + " the parity mask stays too.")
          .partial(UNSURE)
          .does(restored(load()).toArray(Act[]::new));

  static final Instruction STI =
      instruction(0754, "sti", ADDRESS_FORM)
          .says("Store the indicators in the right half of E[ea].")
          .partial(UNSURE)
          .does(set(store(), left(loaded()).join(INDICATORS)));

  // Time.

  static final Instruction STT =
      instruction(0454, "stt", ADDRESS_FORM)
          .says("Store the timer in the high bits of E[ea].")
          .partial(UNSURE)
          .does(set(store(), TIMER.join(literal(0, 9))));

  static final Instruction RCCL =
      instruction(0633, "rccl", NONE)
          .says("Load A and Q with the calendar clock.")
          .partial(UNSURE)
          .does(set(A, CLOCK.slice(36, 16).extend(36)), set(Q, CLOCK.low(36)));

  // Faults that a program asks for.

  static final Instruction MME =
      instruction(0001, "mme", Form.named("y", y))
          .says("Enter master mode by a fault; y says what is asked for.")
          .does(trap(MASTER_MODE_ENTRY));

  static final Instruction DRL =
      instruction(0002, "drl", Form.named("y", y))
          .says("Derail: another fault that a program asks for.")
          .does(trap(DERAIL));

  static final Instruction NOP = instruction(0011, "nop", NONE).says("Nothing.").does();

  // Privileged.

  static final Instruction LDT =
      privileged(0637, "ldt", "Load the timer from the high bits of E[ea].")
          .partial("the timer is not changed: here it is the time, which belongs to every step")
          .does();

  static final Instruction CIOC =
      privileged(0015, "cioc", "Connect to a channel, as E[ea] says.").does();

  static final Instruction DIS = privileged(0616, "dis", "Wait for an interrupt.").jumps(halt());

  static final Instruction RSW =
      privileged(0231, "rsw", "Load A from the switches.").does(set(A, SWITCHES));

  static final Instruction RSCR =
      privileged(0413, "rscr", "Load A from the system controller's register.")
          .does(set(A, CONTROLLER));

  static final Instruction SSCR =
      privileged(0057, "sscr", "Load the system controller's register from A.")
          .does(set(CONTROLLER, A));

  static final Instruction SMIC =
      privileged(0451, "smic", "Ask for the interrupts that A names.")
          .does(set(INTERRUPTS, INTERRUPTS.calc(Operator.OR, A.low(32))));

  static final Instruction RMCM =
      privileged(0233, "rmcm", "Load A with the mask of interrupts.")
          .does(set(A, INTERRUPT_MASK.extend(36)));

  static final Instruction SMCM =
      privileged(0553, "smcm", "Load the mask of interrupts from A.")
          .does(set(INTERRUPT_MASK, A.low(32)));

  static final Instruction LCPR =
      privileged(0674, "lcpr", "Load a register of the processor from E[ea].")
          .does(set(PROCESSOR, load()));

  static final Instruction SCPR =
      privileged(0452, "scpr", "Store a register of the processor in E[ea].")
          .does(set(store(), PROCESSOR));

  private List<Instruction> instructions() {
    return List.of(
        LDA, LDQ, LDX, EAA, EAX, STA, STQ, STX, STZ, ADA, SBA, ANA, CMPA, TRA, TZE, TNZ, TMI, TSX,
        TSS, RET, LBAR, sbar(), LDI, STI, STT, RCCL, MME, DRL, NOP, LDT, CIOC, DIS, RSW, RSCR, SSCR,
        SMIC, RMCM, SMCM, LCPR, SCPR);
  }

  private Architecture machine() {
    return new Architecture(
        "honeywell-6000",
        "Honeywell 6000 (GE-635): TSS leaves master mode by itself, and SBAR shows the base.",
        ALL,
        E,
        32,
        (1L << 18) - 1,
        new Architecture.Mode(MASTER, 1, 0),
        IC,
        Optional.of(TRANSLATION),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        HoneywellFault.ENTRY,
        COMMAND,
        ZERO_OPERATION,
        CAUSES,
        new Cycle(
            List.of(), List.of(), List.of(set(TIMER, TIMER.plus(-1)), set(CLOCK, CLOCK.plus(1)))),
        List.of(set(MASTER, literal(1, 1)), set(IC, literal(040, 18))),
        instructions(),
        Reading.SHADOWED,
        new Configuration(FACTS, settings, Map.of(), other -> new Honeywell6000(other).machine),
        Dialect.PLAIN);
  }

  private static Instruction.Draft privileged(int opcode, String name, String says) {
    return instruction(opcode, name, ADDRESS_FORM).privileged().says(says).partial(UNSURE);
  }

  private static Instruction loads(int opcode, String name, Cell register) {
    return instruction(opcode, name, ADDRESS_FORM)
        .says("Load " + register + " from E[ea].")
        .does(tested(register, load()));
  }

  private static Instruction stores(int opcode, String name, String what, Word value) {
    return instruction(opcode, name, ADDRESS_FORM)
        .says("Store " + what + " in E[ea].")
        .does(set(store(), value));
  }

  private static Instruction transfers(int opcode, String name, String when, Condition test) {
    return instruction(opcode, name, ADDRESS_FORM)
        .says("Go to ea if " + when + ".")
        .jumps(set(IC, choose(test, ADDRESS, NEXT)));
  }

  /** register := value, and what zero and negative say of it. */
  private static Act[] tested(Cell register, Word value) {
    var all = new ArrayList<Act>();
    all.add(set(register, value));
    all.addAll(List.of(indicated(value)));
    return all.toArray(Act[]::new);
  }

  private static Act[] indicated(Word value) {
    return new Act[] {
      set(ZERO, choose(value.is(0), literal(1, 1), literal(0, 1))),
      set(NEGATIVE, value.slice(35, 1))
    };
  }

  /** The indicators of a word that anybody may load, and the parity mask in master mode. */
  private static List<Act> restored(Word word) {
    var all = new ArrayList<Act>();
    for (var field : INDICATORS.fields()) {
      var cell = field.cell();
      if (cell != null && !cell.equals(MASTER)) {
        var bit = word.slice(INDICATORS.low(field), 1);
        all.add(set(cell, cell.equals(PARITY_MASK) ? choose(MASTER.is(1), bit, cell) : bit));
      }
    }
    return all;
  }

  private static Act[] returning() {
    var all = new ArrayList<>(restored(load()));
    all.add(set(MASTER, MASTER.calc(Operator.AND, load().slice(masterBit(), 1))));
    all.add(set(IC, left(load())));
    return all.toArray(Act[]::new);
  }

  private static int masterBit() {
    return INDICATORS.fields().stream()
        .filter(field -> MASTER.equals(field.cell()))
        .mapToInt(INDICATORS::low)
        .findFirst()
        .orElseThrow();
  }
}
