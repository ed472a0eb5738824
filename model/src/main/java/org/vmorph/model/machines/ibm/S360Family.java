package org.vmorph.model.machines.ibm;

import static org.vmorph.model.ir.Instruction.instruction;
import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.LinkedHashMap;
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
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/**
 * IBM's System/360, its model 67, for which CP-67 was written, and the System/370, for which VM/370
 * was. Of each every sensitive instruction is privileged.
 */
public final class S360Family extends S360Parts {
  private S360Family() {}

  // The model 67, and the System/370: address translation.

  /** The paper's example of location sensitivity; and it is privileged. */
  static final Instruction LRA =
      instruction(0xb1, "lra", RX)
          .length(4)
          .privileged()
          .says("Load Rr with the real address of the address, by the table that CR0 points to.")
          .partial("a table of one level, of segments of 2^20 bytes; CC is 0")
          .does(set(FIRST, real(CR.at(literal(0, 4)))), set(CC, literal(0, 2)));

  /** In which control register the address of the table is. */
  private static Word real(Word table) {
    var segment = INDEXED.slice(20, 4).extend(24).calc(Operator.SHL, literal(2, 24));
    var entry = table.low(24).plus(segment);
    return unchecked(4, entry).slice(8, 24).plus(INDEXED.low(20).extend(24)).extend(32);
  }

  static final Instruction LMC = loadsControl(0xb8, "lmc");
  static final Instruction STMC = storesControl(0xb0, "stmc");
  static final Instruction BASR =
      instruction(0x0d, "basr", RR)
          .length(2)
          .says("Load Rr with the address of the next instruction and go to Rs; as BALR does.")
          .partial("addresses have 24 bits")
          .jumps(
              set(FIRST, IA.plus(2).extend(32)),
              set(IA, choose(s.is(0), IA.plus(2), SECOND.low(24))));

  // The System/370.

  static final Instruction STNSM =
      instruction(0xac, "stnsm", SI)
          .length(4)
          .privileged()
          .says("Store the system mask at the address, and and it with i.")
          .does(set(memory(1, BASED), SYSTEM_MASK), set(SYSTEM_MASK, masked(Operator.AND)));

  static final Instruction STOSM =
      instruction(0xad, "stosm", SI)
          .length(4)
          .privileged()
          .says("Store the system mask at the address, and or it with i.")
          .does(set(memory(1, BASED), SYSTEM_MASK), set(SYSTEM_MASK, masked(Operator.OR)));

  static final Instruction LRA_S370 =
      instruction(0xb1, "lra", RX)
          .length(4)
          .privileged()
          .says("Load Rr with the real address of the address, by the table that CR1 points to.")
          .partial("a table of one level, of segments of 2^20 bytes; CC is 0")
          .does(
              when(isFormat().is(0), trap(TRANSLATION_SPECIFICATION)),
              set(FIRST, real(CR.at(literal(1, 4)))),
              set(CC, literal(0, 2)));

  /** Bits 8 to 12 of CR0: how large pages and segments are. */
  private static Word isFormat() {
    return CR.at(literal(0, 4)).slice(19, 5);
  }

  static final Instruction LCTL = loadsControl(0xb7, "lctl");
  static final Instruction STCTL = storesControl(0xb6, "stctl");
  static final Instruction PTLB =
      instruction(0xb20d, "ptlb", NONE)
          .length(4)
          .privileged()
          .says("Forget what was looked up in tables.")
          .partial("nothing is remembered")
          .does();

  static final Instruction STIDP =
      instruction(0xb202, "stidp", S)
          .length(4)
          .privileged()
          .says("Store what processor it is.")
          .does(set(memory(8, BASED), CPU_ID));

  /** Reads the time in either state: a matter of Theorem 2, and of time alone. */
  static final Instruction STCK =
      instruction(0xb205, "stck", S)
          .length(4)
          .says("Store the time of day, and set CC.")
          .partial("at a multiple of 8, and CC is 0: the clock is set")
          .does(set(memory(8, BASED), TOD), set(CC, literal(0, 2)));

  static final Instruction SCK =
      instruction(0xb204, "sck", S)
          .length(4)
          .privileged()
          .says("Set the time of day.")
          .partial("it is the time, which belongs to every step, and stays; CC is 0")
          .does(when(memory(8, BASED).is(0)), set(CC, literal(0, 2)));

  static final Instruction STPT =
      instruction(0xb209, "stpt", S)
          .length(4)
          .privileged()
          .says("Store the CPU timer.")
          .does(set(memory(8, BASED), CPU_TIMER));

  static final Instruction SPT =
      instruction(0xb208, "spt", S)
          .length(4)
          .privileged()
          .says("Set the CPU timer.")
          .partial("it is the time, which belongs to every step, and stays")
          .does(when(memory(8, BASED).is(0)));

  static final Instruction STAP =
      instruction(0xb212, "stap", S)
          .length(4)
          .privileged()
          .says("Store the address of the processor.")
          .does(set(memory(2, BASED), CPU_ADDRESS));

  static final Instruction RRB =
      instruction(0xb213, "rrb", S)
          .length(4)
          .privileged()
          .says("Reset the reference bit of the block that the address lies in; CC has what was.")
          .does(
              set(CC, key().low(2)),
              set(key(), key().slice(2, 5).join(literal(0, 1)).join(key().low(1))));

  static final Instruction IPK =
      instruction(0xb20b, "ipk", NONE)
          .length(4)
          .privileged()
          .says("Load the low byte of R2 with the key of the PSW.")
          .does(
              set(
                  R.at(literal(2, 4)),
                  R.at(literal(2, 4)).slice(8, 24).join(KEY).join(literal(0, 4))));

  static final Instruction SPKA =
      instruction(0xb20a, "spka", S)
          .length(4)
          .privileged()
          .says("Load the key of the PSW from the address.")
          .does(set(KEY, BASED.slice(4, 4)));

  /** As L, but for the word at 80, which is the interval timer. */
  static final Instruction L_S370 =
      instruction(0x58, "l", RX)
          .length(4)
          .says(
              "Load Rr with the word at the address; at 80 the hardware keeps the interval timer.")
          .partial("no other instruction reads the timer, and none changes it")
          .does(set(FIRST, choose(INDEXED.is(80), INTERVAL, memory(4, INDEXED))));

  static final Instruction DIAGNOSE_S370 =
      S360Instructions.diagnosing("what that is: function 0 is nothing, and any other is refused")
          .does(when(i.is(0).not(), trap(SPECIFICATION)));

  private static Instruction loadsControl(int opcode, String name) {
    return instruction(opcode, name, RS)
        .length(4)
        .privileged()
        .says("Load control register r from the word at the address.")
        .partial("one register; the manual loads r to s")
        .does(set(CR.at(r), memory(4, BASED)));
  }

  private static Instruction storesControl(int opcode, String name) {
    return instruction(opcode, name, RS)
        .length(4)
        .privileged()
        .says("Store control register r at the address.")
        .partial("one register; the manual stores r to s")
        .does(set(memory(4, BASED), CR.at(r)));
  }

  private static Word.At key() {
    return KEYS.at(BASED.slice(11, 13));
  }

  private static Word masked(Operator operator) {
    return SYSTEM_MASK.calc(operator, i);
  }

  private static final Parameter STORAGE_PROTECTION =
      Parameter.choice(
          "storage-protection",
          List.of("present", "absent"),
          "Whether it has the feature that keys belong to: SSK and ISK are instructions.");

  private static final Map<String, String> FACTS =
      Map.of(
          "addresses", "24 bits, of bytes; all below q is storage",
          "fetch", "none: instructions are given",
          "input-output", "no device and no interruption",
          "interruptions",
              "the old PSW of a program interruption has the address of the instruction",
          "keys", "kept, and refuse nothing");

  private static final Map<String, String> FACTS_TIMER = new LinkedHashMap<>(FACTS);

  static {
    FACTS_TIMER.put("input-output", "a device that has nothing to do, and no interruption");
    FACTS_TIMER.put("mode", "BC");
    FACTS_TIMER.put("timer", "at 80, read by L alone");
    FACTS_TIMER.put(
        "monitor call",
        "is not part of this: it traps or does nothing, as control register 8 says");
  }

  /** The System/360, with the feature of storage protection. */
  public static final Architecture SYSTEM_360 = s360(Settings.usual(STORAGE_PROTECTION));

  private static Architecture s360(Settings settings) {
    var keys =
        settings.is(STORAGE_PROTECTION, "present")
            ? List.of(S360Instructions.SSK, S360Instructions.ISK)
            : List.<Instruction>of();
    return machine(
        "s360",
        "IBM System/360: two states, and what is sensitive is privileged.",
        S360,
        CAUSES,
        Cycle.NOTHING,
        List.of(
            S360Instructions.PROBLEM_STATE,
            List.of(S360Instructions.LPSW, S360Instructions.SSM),
            keys,
            List.of(S360Instructions.DIAGNOSE, S360Instructions.OPERATION_EXCEPTION),
            S360Instructions.inputOutput(3)),
        new Configuration(FACTS, settings, Map.of(), S360Family::s360));
  }

  /** Its model 67. */
  public static final Architecture MODEL_67 =
      machine(
          "s360-67",
          "IBM System/360 model 67: LRA shows where storage really is, and is privileged.",
          S360_67,
          CAUSES,
          Cycle.NOTHING,
          List.of(
              S360Instructions.PROBLEM_STATE,
              List.of(
                  BASR,
                  S360Instructions.LPSW,
                  S360Instructions.SSM,
                  S360Instructions.SSK,
                  S360Instructions.ISK,
                  LRA,
                  LMC,
                  STMC,
                  S360Instructions.DIAGNOSE,
                  S360Instructions.OPERATION_EXCEPTION),
              S360Instructions.inputOutput(3)),
          Configuration.of(FACTS));

  /** The System/370, in its BC mode. */
  public static final Architecture SYSTEM_370 =
      machine(
          "s370",
          "IBM System/370, BC mode: what is sensitive is privileged; the clock is everybody's.",
          S370,
          CAUSES_S370,
          new Cycle(
              List.of(),
              List.of(),
              List.of(
                  set(TOD, TOD.plus(1)),
                  set(INTERVAL, INTERVAL.plus(-1)),
                  set(CPU_TIMER, CPU_TIMER.plus(-1)))),
          List.of(
              S360Instructions.PROBLEM_STATE.stream()
                  .map(it -> it == S360Instructions.L ? L_S370 : it)
                  .toList(),
              List.of(
                  STCK,
                  S360Instructions.LPSW,
                  S360Instructions.SSM,
                  STNSM,
                  STOSM,
                  S360Instructions.SSK,
                  S360Instructions.ISK,
                  LRA_S370,
                  LCTL,
                  STCTL,
                  PTLB,
                  STIDP,
                  SCK,
                  STPT,
                  SPT,
                  STAP,
                  RRB,
                  IPK,
                  SPKA,
                  DIAGNOSE_S370,
                  S360Instructions.OPERATION_EXCEPTION),
              S360Instructions.inputOutput(0)),
          Configuration.of(FACTS_TIMER));

  /** All three, as they came. */
  public static final List<Architecture> MACHINES = List.of(SYSTEM_360, MODEL_67, SYSTEM_370);

  private static Architecture machine(
      String name,
      String says,
      List<Component> components,
      List<Cause> causes,
      Cycle cycle,
      List<List<Instruction>> instructions,
      Configuration configuration) {
    return new Architecture(
        name,
        says,
        components,
        E,
        0x80,
        (1L << 24) - 1,
        new Architecture.Mode(PROBLEM, 0, 1),
        IA,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        PswInterruption.ENTRY,
        PRIVILEGED,
        OPERATION,
        causes,
        cycle,
        List.of(set(PSW, unchecked(8, literal(0, 24)))),
        instructions.stream().flatMap(List::stream).toList(),
        Reading.SHADOWED,
        configuration,
        Dialect.PLAIN);
  }
}
