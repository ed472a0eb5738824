package org.vmorph.model.machines.ibm;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of a System/360 and of its successors speak of: general registers, the PSW
 * part by part, storage in bytes with its keys. IBM System/360 Principles of Operation (GA22-6821),
 * "System structure"; System/370 Principles of Operation (GA22-7000-4), the BC mode.
 */
class S360Parts {
  private static final Components COMPONENTS = new Components();

  /** Bytes, the high end of a datum first; at most 2^24 - 1 of them. */
  static final File E = COMPONENTS.file("E", 8, 24, Role.STORAGE);

  static final File R = COMPONENTS.file("R", 32, 4, Role.GENERAL);

  /** The key, and whether it was referred to and changed, of each block of 2048 bytes. */
  static final File KEYS = COMPONENTS.file("keys", 7, 13, Role.RESOURCE);

  /** Which channels and what from outside may interrupt. */
  static final Cell SYSTEM_MASK = COMPONENTS.cell("system.mask", 8, Role.RESOURCE);

  static final Cell KEY = COMPONENTS.cell("key", 4, Role.RESOURCE);
  static final Cell ASCII = COMPONENTS.cell("ascii", 1, Role.RESOURCE);
  static final Cell MACHINE_CHECK = COMPONENTS.cell("machine.check", 1, Role.RESOURCE);
  static final Cell WAIT = COMPONENTS.cell("wait", 1, Role.RESOURCE);

  /** Problem state. */
  static final Cell PROBLEM = COMPONENTS.cell("problem", 1, Role.MODE);

  static final Cell CC = COMPONENTS.cell("cc", 2, Role.GENERAL);
  static final Cell PROGRAM_MASK = COMPONENTS.cell("program.mask", 4, Role.GENERAL);
  static final Cell IA = COMPONENTS.cell("ia", 24, Role.PROGRAM_COUNTER);

  /** What a System/360 has. */
  static final List<Component> S360 = COMPONENTS.all();

  /** The control registers of the model 67 and of the System/370. */
  static final File CR = COMPONENTS.file("CR", 32, 4, Role.RESOURCE);

  static final List<Component> S360_67 = COMPONENTS.all();

  static final Cell CPU_ADDRESS = COMPONENTS.cell("cpu.address", 16, Role.RESOURCE);
  static final Cell CPU_ID = COMPONENTS.cell("cpu.id", 64, Role.RESOURCE);

  /** The time of day clock. */
  static final Cell TOD = COMPONENTS.cell("tod", 64, Role.TIME);

  /** What the interval timer at location 80 shows. */
  static final Cell INTERVAL = COMPONENTS.cell("interval", 32, Role.TIME);

  static final Cell CPU_TIMER = COMPONENTS.cell("cpu.timer", 64, Role.TIME);

  static final List<Component> S370 = COMPONENTS.all();

  private static final List<Word.Field> FRONT =
      List.of(
          Word.Field.of(SYSTEM_MASK),
          Word.Field.of(KEY),
          Word.Field.of(ASCII),
          Word.Field.of(MACHINE_CHECK),
          Word.Field.of(WAIT),
          Word.Field.of(PROBLEM));

  private static final Word.Field CODE = Word.Field.gap("interruption code", 16);
  private static final Word.Field LENGTH = Word.Field.gap("length code", 2);

  /** System mask 8, key 4, AMWP 4, code 16; length 2, CC 2, program mask 4, address 24. */
  static final Word.Packed PSW =
      new Word.Packed(
          "PSW",
          concat(
              FRONT,
              List.of(
                  CODE,
                  LENGTH,
                  Word.Field.of(CC),
                  Word.Field.of(PROGRAM_MASK),
                  Word.Field.of(IA))));

  /** What an SVC carries. */
  static final Word.Operand NUMBER = new Word.Operand("number", 8);

  // The code of a cause of a program interruption is the one that the old PSW has.

  static final Cause SVC = new Cause("svc", 0, Cause.Kind.CALL, List.of(NUMBER));
  static final Cause OPERATION = new Cause("operation", 1, Cause.Kind.CALL, List.of(NUMBER));
  static final Cause PRIVILEGED =
      new Cause("privileged-operation", 2, Cause.Kind.PRIVILEGE, List.of(NUMBER));
  static final Cause ADDRESSING = new Cause("addressing", 5, Cause.Kind.MEMORY, List.of(NUMBER));
  static final Cause SPECIFICATION =
      new Cause("specification", 6, Cause.Kind.FAULT, List.of(NUMBER));
  static final Cause TRANSLATION_SPECIFICATION =
      new Cause("translation-specification", 0x12, Cause.Kind.FAULT, List.of(NUMBER));

  static final List<Cause> CAUSES = List.of(SVC, OPERATION, PRIVILEGED, ADDRESSING, SPECIFICATION);

  static final List<Cause> CAUSES_S370 = concat(CAUSES, List.of(TRANSLATION_SPECIFICATION));

  static final Word.Operand r = new Word.Operand("r", 4);
  static final Word.Operand s = new Word.Operand("s", 4);
  static final Word.Operand x = new Word.Operand("x", 4);
  static final Word.Operand b = new Word.Operand("b", 4);
  static final Word.Operand d = new Word.Operand("d", 12);
  static final Word.Operand i = new Word.Operand("i", 8);

  static final Form NONE = Form.named("");
  static final Form RR = Form.named("Rr, Rs", r, s);
  static final Form RX = Form.named("Rr, d(x,b)", r, x, b, d);
  static final Form RS = Form.named("r, s, d(b)", r, s, b, d);
  static final Form SI = Form.named("d(b), i", b, d, i);
  static final Form S = Form.named("d(b)", b, d);
  static final Form NUMBERED = Form.named("i", i);

  static final Word.Place FIRST = R.at(r);
  static final Word.Place SECOND = R.at(s);

  /** Base and displacement; register 0 is no base. */
  static final Word BASED = d.extend(24).plus(part(b));

  /** Base, index and displacement. */
  static final Word INDEXED = BASED.plus(part(x));

  /** The block of 2048 bytes that the address in the second register lies in. */
  static final Word.At SECOND_KEY = KEYS.at(SECOND.slice(11, 13));

  private static Word part(Word.Operand register) {
    return choose(register.is(0), literal(0, 24), R.at(register).low(24));
  }

  static <T> List<T> concat(List<T> some, List<T> more) {
    var all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The PSW as an interruption stores it. */
  static Word stored(Word code, Word length, Word next) {
    return SYSTEM_MASK
        .join(KEY)
        .join(ASCII)
        .join(MACHINE_CHECK)
        .join(WAIT)
        .join(PROBLEM)
        .join(code)
        .join(length)
        .join(CC)
        .join(PROGRAM_MASK)
        .join(next);
  }

  /** What a link instruction of so many halfwords keeps: the right half of a PSW. */
  static Word link(int halfwords) {
    return literal(halfwords, 2).join(CC).join(PROGRAM_MASK).join(IA.plus(2L * halfwords));
  }

  /** So many bytes of storage, at a multiple of their number. */
  static Word.Memory memory(int bytes, Word address) {
    return new Word.Memory(access(bytes, a -> checks(bytes, a)), address);
  }

  /** The same without its checks: where an act before has them already, and in interruptions. */
  static Word.Memory unchecked(int bytes, Word address) {
    return new Word.Memory(access(bytes, a -> List.of()), address);
  }

  private static Addressing access(int bytes, Function<Word, List<Addressing.Check>> checks) {
    return new Addressing(
        "E.%d[%%s]".formatted(bytes),
        24,
        8 * bytes,
        checks,
        address -> IntStream.range(0, bytes).mapToObj(it -> E.at(address.plus(it))).toList());
  }

  private static List<Addressing.Check> checks(int bytes, Word address) {
    var beyond = address.extend(25).plus(bytes - 1).below(new Word.Size(24).extend(25)).not();
    var all = new ArrayList<Addressing.Check>();
    if (bytes > 1) {
      int low = Integer.numberOfTrailingZeros(bytes);
      all.add(
          new Addressing.Check(address.low(low).is(0).not(), SPECIFICATION, SPECIFICATION.zeros()));
    }
    all.add(new Addressing.Check(beyond, ADDRESSING, ADDRESSING.zeros()));
    return all;
  }

  /** 0, 1 or 2 as a number is zero, negative or positive. */
  static Word signed(Word number) {
    return choose(
        number.is(0),
        literal(0, 2),
        choose(number.slice(number.bits() - 1, 1).is(1), literal(1, 2), literal(2, 2)));
  }
}
