package org.vmorph.model.machines.pdp10;

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
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * DEC's PDP-10 with the KA10 processor, the paper's first example: it leaves its supervisor mode by
 * an instruction that anybody may execute, so that only a hybrid monitor can be built for it. The
 * KI10, KL10 and KS10 differ in just these instructions.
 *
 * <p>In the order of the PDP-10 System Reference Manual (DEC-10-HGAC-D): 2.2 full words, 2.3 halves
 * and stacks, 2.9 program control, 2.10 unimplemented operations, 2.12 input-output. Instructions
 * are given with their operands and not decoded; the opcode is the manual's.
 */
public final class Ka10 extends Ka10Parts {
  private Ka10() {}

  private static final Form AC_ADDRESS = Form.named("a, y(x)", a, x, y);
  private static final Form ADDRESS_ALONE = Form.named("y(x)", x, y);
  private static final Form INDIRECT = Form.named("@y", y);

  // 2.2, Full words; 2.4, Arithmetic; 2.6, Logic and tests.

  static final Instruction MOVE =
      instruction(0200, "move", AC_ADDRESS)
          .says("Load AC a from E[ea].")
          .does(set(ACCUMULATOR, load(ADDRESS)));

  static final Instruction MOVEI =
      instruction(0201, "movei", AC_ADDRESS)
          .says("Load AC a with ea.")
          .does(set(ACCUMULATOR, ADDRESS.extend(36)));

  static final Instruction MOVEM =
      instruction(0202, "movem", AC_ADDRESS)
          .says("Store AC a in E[ea].")
          .does(set(store(ADDRESS), ACCUMULATOR));

  static final Instruction ADD =
      instruction(0270, "add", AC_ADDRESS)
          .says("Add E[ea] to AC a.")
          .partial("the carry and overflow flags stay")
          .does(set(ACCUMULATOR, ACCUMULATOR.plus(load(ADDRESS))));

  static final Instruction SUB =
      instruction(0274, "sub", AC_ADDRESS)
          .says("Subtract E[ea] from AC a.")
          .partial("the carry and overflow flags stay")
          .does(set(ACCUMULATOR, ACCUMULATOR.minus(load(ADDRESS))));

  static final Instruction AND =
      instruction(0404, "and", AC_ADDRESS)
          .says("And E[ea] to AC a, bit by bit.")
          .does(set(ACCUMULATOR, ACCUMULATOR.calc(Operator.AND, load(ADDRESS))));

  static final Instruction CAIN =
      instruction(0306, "cain", AC_ADDRESS)
          .says("Skip the next instruction if AC a is not ea.")
          .jumps(set(PC, choose(ACCUMULATOR.is(ADDRESS.extend(36)), NEXT, PC.plus(2))));

  static final Instruction SKIPE =
      instruction(0332, "skipe", ADDRESS_ALONE)
          .says("Skip the next instruction if E[ea] is 0.")
          .jumps(set(PC, choose(load(ADDRESS).is(0), PC.plus(2), NEXT)));

  static final Instruction JUMPE =
      instruction(0322, "jumpe", AC_ADDRESS)
          .says("Go to ea if AC a is 0.")
          .jumps(set(PC, choose(ACCUMULATOR.is(0), ADDRESS, NEXT)));

  static final Instruction AOJA =
      instruction(0344, "aoja", AC_ADDRESS)
          .says("Add 1 to AC a and go to ea.")
          .partial("the carry and overflow flags stay")
          .jumps(set(ACCUMULATOR, ACCUMULATOR.plus(1)), set(PC, ADDRESS));

  // 2.9, Program control.

  /** Mode sensitive: the word that it stores has USER. */
  static final Instruction PUSHJ =
      instruction(0260, "pushj", AC_ADDRESS)
          .says(
              "Add 1 to both halves of AC a, store flags and PC where its right half says, and go"
                  + " to ea.")
          .partial("a stack that overflows is not told")
          .jumps(
              set(store(right(deeper())), saved()), set(ACCUMULATOR, deeper()), set(PC, ADDRESS));

  static final Instruction POPJ =
      instruction(0263, "popj", Form.named("a,", a))
          .says(
              "Go where the word says that the right half of AC a points to; subtract 1 from both.")
          .partial("a stack that is exhausted is not told")
          .jumps(
              set(PC, right(load(right(ACCUMULATOR)))),
              set(ACCUMULATOR, left(ACCUMULATOR).plus(-1).join(right(ACCUMULATOR).plus(-1))));

  static final Instruction PUSH =
      instruction(0261, "push", AC_ADDRESS)
          .says("Add 1 to both halves of AC a and store E[ea] where its right half says.")
          .partial("a stack that overflows is not told")
          .does(set(store(right(deeper())), load(ADDRESS)), set(ACCUMULATOR, deeper()));

  static final Instruction JFCL =
      instruction(0255, "jfcl", Form.named("a, y(x)", a, x, y))
          .says("Go to ea if one of the flags is set that a names, and clear those.")
          .jumps(
              set(PC, choose(named().is(0).not(), ADDRESS, NEXT)),
              set(OV, cleared(OV, 3)),
              set(CRY0, cleared(CRY0, 2)),
              set(CRY1, cleared(CRY1, 1)),
              set(FOV, cleared(FOV, 0)));

  /** Executes another instruction; of all that it might be one is modelled. */
  static final Instruction XCT =
      instruction(0256, "xct", ADDRESS_ALONE)
          .says("Execute the instruction in E[ea].")
          .partial("a MOVE without index and indirection is executed; whatever else traps as a UUO")
          .does(
              new Act.When(load(ADDRESS).slice(27, 9).is(0200).not(), List.of(trap(UUO))),
              set(AC.at(loaded(ADDRESS).slice(23, 4)), load(right(loaded(ADDRESS)))));

  static final Instruction JRST =
      instruction(0254, "jrst", ADDRESS_ALONE).says("Go to ea.").jumps(set(PC, ADDRESS));

  /**
   * The paper's own example: it leaves supervisor mode without asking, and in user mode is a plain
   * jump; control sensitive, and not in user mode.
   */
  static final Instruction JRST_1 =
      instruction(0254, "jrst-1", ADDRESS_ALONE)
          .says("Enter user mode and go to ea.")
          .jumps(set(USER, literal(1, 1)), set(PC, ADDRESS));

  /** Control sensitive: in supervisor mode it enters user mode, in user mode it gives up UIO. */
  static final Instruction JRSTF =
      instruction(0254, "jrstf", INDIRECT)
          .says("Restore the flags from the left half of E[y], and go to its right half.")
          .jumps(returned(load(y), stillUser(load(y))));

  static final Instruction JRST_3 =
      instruction(0254, "jrst-3", INDIRECT)
          .says("JRSTF, and enter user mode.")
          .jumps(returned(load(y), literal(1, 1)));

  static final Instruction HALT =
      instruction(0254, "halt", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Stop.")
          .partial("PC stays here; when it is continued the processor goes on at ea")
          .jumps(halt());

  static final Instruction JRST_10 =
      instruction(0254, "jrst-10", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Dismiss the interrupt that is in progress, and go to ea.")
          .partial("no interrupt is in progress")
          .jumps(set(PC, ADDRESS));

  static final Instruction JEN =
      instruction(0254, "jen", INDIRECT)
          .privileged(IS_REFUSED)
          .says("Dismiss the interrupt that is in progress, and restore the flags as JRSTF does.")
          .partial("no interrupt is in progress")
          .jumps(returned(load(y), stillUser(load(y))));

  /** Mode sensitive: the word that it stores has USER. */
  static final Instruction JSR =
      instruction(0264, "jsr", ADDRESS_ALONE)
          .says("Store flags and PC in E[ea], and go behind it.")
          .jumps(set(store(ADDRESS), saved()), set(PC, ADDRESS.plus(1)));

  /** Mode sensitive: the word that it loads has USER. */
  static final Instruction JSP =
      instruction(0265, "jsp", AC_ADDRESS)
          .says("Load AC a with flags and PC, and go to ea.")
          .jumps(set(ACCUMULATOR, saved()), set(PC, ADDRESS));

  static final Instruction JSA =
      instruction(0266, "jsa", AC_ADDRESS)
          .says("Store AC a in E[ea], load it with ea and PC, and go behind E[ea].")
          .jumps(
              set(store(ADDRESS), ACCUMULATOR),
              set(ACCUMULATOR, ADDRESS.join(NEXT)),
              set(PC, ADDRESS.plus(1)));

  static final Instruction JRA =
      instruction(0267, "jra", AC_ADDRESS)
          .says("Load AC a from where its left half points to, and go to ea.")
          .jumps(set(ACCUMULATOR, load(left(ACCUMULATOR))), set(PC, ADDRESS));

  // 2.10, Unimplemented operations.

  static final Instruction LUUO =
      instruction(0001, "luuo", AC_ADDRESS)
          .says(
              "Store the instruction in E[40] and go where E[41] says, both at the addresses of"
                  + " whoever runs.")
          .partial("E[41] is taken for a JRST")
          .jumps(set(store(literal(040, 18)), word()), set(PC, right(load(literal(041, 18)))));

  static final Instruction MUUO =
      instruction(0040, "uuo", AC_ADDRESS)
          .says("Call the supervisor: trap in any mode.")
          .does(trap(UUO));

  // 2.12, Input-output; 2.13 and 2.15, the processor and the priority interrupt as devices.

  static final Instruction CONI_APR =
      instruction(0700240, "coni-apr", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Store the conditions of the processor in E[ea]: its channel, and user in-out.")
          .partial("the other conditions are 0")
          .does(set(store(ADDRESS), UIO.join(literal(0, 12)).join(APR).extend(36)));

  static final Instruction CONO_APR =
      instruction(0700200, "cono-apr", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Assign the processor the channel in the low bits of ea.")
          .partial("no conditions are cleared")
          .does(set(APR, ADDRESS.low(3)));

  static final Instruction DATAI_APR =
      instruction(0700040, "datai-apr", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Store the data switches in E[ea].")
          .does(set(store(ADDRESS), SWITCHES));

  static final Instruction DATAO_APR =
      instruction(0700140, "datao-apr", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Load protection and relocation from bits 0-7 and 18-25 of E[ea].")
          .does(set(PR, load(ADDRESS).slice(28, 8)), set(RL, load(ADDRESS).slice(10, 8)));

  static final Instruction CONI_PI =
      instruction(0700640, "coni-pi", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Store the state of the priority interrupt in E[ea].")
          .partial("which channels are in progress is not told")
          .does(set(store(ADDRESS), PI.extend(36)));

  static final Instruction CONO_PI =
      instruction(0700600, "cono-pi", ADDRESS_ALONE)
          .privileged(IS_REFUSED)
          .says("Set the priority interrupt as the low bits of ea say.")
          .partial("it is set as a whole, not channel by channel")
          .does(set(PI, ADDRESS.low(8)));

  private static final List<Instruction> INSTRUCTIONS =
      List.of(
          MOVE, MOVEI, MOVEM, ADD, SUB, AND, CAIN, SKIPE, JUMPE, AOJA, PUSHJ, PUSH, POPJ, JFCL, XCT,
          JRST, JRST_1, JRSTF, JRST_3, HALT, JRST_10, JEN, JSR, JSP, JSA, JRA, LUUO, MUUO, CONI_APR,
          CONO_APR, DATAI_APR, DATAO_APR, CONI_PI, CONO_PI);

  private static final Parameter USER_IN_OUT =
      Parameter.choice(
          "uio",
          List.of("0", Parameter.ANY, "1"),
          "What user in-out is while a program runs that a supervisor has given the processor to;"
              + " manual, 2.15.");

  private static final Map<String, String> FACTS =
      Map.of(
          "accumulators", "a file of their own: no address leads to one",
          "addresses", "with an index register; indirect in JRSTF, JRST 3, and JEN alone, once",
          "fetch", "none: instructions are given",
          "interrupts", "none come; a refused address traps through 40 and 41 as a UUO does",
          "trap", "40 stays as it is; a JSR in 41, anything else as if it were a JRST");

  /** The machine; usually a supervisor keeps user in-out to himself. */
  public static final Architecture MACHINE = machine(Settings.usual(USER_IN_OUT));

  private static Architecture machine(Settings settings) {
    return new Architecture(
        "pdp10-ka10",
        "DEC PDP-10, KA10: leaves supervisor mode by an instruction that anybody may execute.",
        ALL,
        E,
        0100,
        (1L << 18) - 1,
        new Architecture.Mode(USER, 0, 1),
        PC,
        Optional.of(TRANSLATION),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Ka10Trap.ENTRY,
        REFUSED,
        UUO,
        CAUSES,
        Cycle.NOTHING,
        List.of(set(PC, literal(020, 18))),
        INSTRUCTIONS,
        Reading.SHADOWED,
        new Configuration(FACTS, settings, assumed(settings), Ka10::machine),
        Dialect.PLAIN);
  }

  private static Map<Cell, Long> assumed(Settings settings) {
    return settings.is(USER_IN_OUT, Parameter.ANY)
        ? Map.of()
        : Map.of(UIO, Long.parseLong(settings.of(USER_IN_OUT)));
  }

  private static Word deeper() {
    return left(ACCUMULATOR).plus(1).join(right(ACCUMULATOR).plus(1));
  }

  /** The flags that a names, of OV, CRY0, CRY1 and FOV. */
  private static Word named() {
    return OV.join(CRY0).join(CRY1).join(FOV).calc(Operator.AND, a);
  }

  private static Word cleared(Cell flag, int bit) {
    return choose(a.slice(bit, 1).is(1), literal(0, 1), flag);
  }

  /** Goes where a word says, with its flags, into this mode. */
  private static Act[] returned(Word word, Word user) {
    var all = new ArrayList<>(restore(word, user));
    all.add(set(PC, right(word)));
    return all.toArray(Act[]::new);
  }

  /** The LUUO with its effective address, as 40 receives it. */
  private static Word word() {
    return literal(0001, 9).join(a).join(literal(0, 5)).join(ADDRESS);
  }
}
