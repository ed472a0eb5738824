package org.vmorph.model.machines;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/**
 * What the instructions of an MC68000 or MC68010 speak of: registers, the status register, two
 * stack pointers of which one is active, and storage in bytes. M68000 Programmer's Reference
 * Manual, "Programming Model" and "Organization of Data in Memory".
 */
class M68000Parts {
  private static final Components COMPONENTS = new Components();

  /**
   * Bytes, the high end of a datum first. At most 2^24 - 1 of them, so that q is a word of 24 bits.
   */
  static final File E = COMPONENTS.file("E", 8, 24, Role.STORAGE);

  static final File D = COMPONENTS.file("D", 32, 3, Role.GENERAL);

  /** A0 to A6. Number 7 means {@link #ACTIVE}; the eighth word of the file is never touched. */
  static final File A = COMPONENTS.file("A", 32, 3, Role.GENERAL);

  static final Cell PC = COMPONENTS.cell("PC", 32, Role.PROGRAM_COUNTER);

  /**
   * The stack pointer in use. The manual has USP and SSP, and S selects one; here S changing
   * exchanges the two, so that an instruction that uses A7 does not read S.
   */
  static final Cell ACTIVE = COMPONENTS.cell("A7", 32, Role.GENERAL);

  /** The stack pointer not in use: USP in supervisor mode, SSP in user mode. */
  static final Cell OTHER = COMPONENTS.cell("A7'", 32, Role.RESOURCE);

  static final Cell T = COMPONENTS.cell("T", 1, Role.RESOURCE);
  static final Cell S = COMPONENTS.cell("S", 1, Role.MODE);
  static final Cell I = COMPONENTS.cell("I", 3, Role.RESOURCE);
  static final Cell X = COMPONENTS.cell("X", 1, Role.GENERAL);
  static final Cell N = COMPONENTS.cell("N", 1, Role.GENERAL);
  static final Cell Z = COMPONENTS.cell("Z", 1, Role.GENERAL);
  static final Cell V = COMPONENTS.cell("V", 1, Role.GENERAL);
  static final Cell C = COMPONENTS.cell("C", 1, Role.GENERAL);

  /** What both processors have; the MC68010 adds to it. */
  static final List<Component> COMMON = COMPONENTS.all();

  static final Cell VBR = COMPONENTS.cell("VBR", 32, Role.RESOURCE);
  static final Cell SFC = COMPONENTS.cell("SFC", 3, Role.RESOURCE);
  static final Cell DFC = COMPONENTS.cell("DFC", 3, Role.RESOURCE);

  static final List<Component> COMMON_68010 = COMPONENTS.all();

  static final Word SIZE = new Word.Size(24);

  /** The bit of the status register that is S. */
  static final int S_BIT = 13;

  private static final List<Word.Field> SR_FIELDS =
      List.of(
          Word.Field.of(T),
          Word.Field.gap("0", 1),
          Word.Field.of(S),
          Word.Field.gap("0", 2),
          Word.Field.of(I),
          Word.Field.gap("0", 3),
          Word.Field.of(X),
          Word.Field.of(N),
          Word.Field.of(Z),
          Word.Field.of(V),
          Word.Field.of(C));

  /** T 1 | 0 | S 1 | 00 | I 3 | 000 | X N Z V C. */
  static final Word.Packed SR = new Word.Packed("SR", SR_FIELDS);

  /** The low byte of the status register, which belongs to whoever runs. */
  static final Word.Packed CCR = new Word.Packed("CCR", SR_FIELDS.subList(5, 11));

  /** The flags that every move sets. */
  static final Word.Packed NZVC = new Word.Packed("NZVC", SR_FIELDS.subList(7, 11));

  static final Word.Packed XNZVC = new Word.Packed("XNZVC", SR_FIELDS.subList(6, 11));

  /** The stack frame of the MC68000: SR, PC. */
  static final Word.Packed FRAME = frame(Word.Field.of(PC));

  /**
   * The short stack frame of the MC68010: SR, PC, format and vector offset; the last two are read
   * by RTE alone.
   */
  static final Word.Packed FRAME_68010 =
      frame(Word.Field.of(PC), Word.Field.gap("format and vector offset", 16));

  // User's Manual, "Exception Vectors". The code of a cause is its vector; TRAP #n goes through 32
  // + n.

  /** Which of the traps of a vector's kind: the n of TRAP #n, and 0 of all others. */
  static final Word.Operand NUMBER = new Word.Operand("number", 8);

  static final Cause BUS_ERROR = new Cause("bus-error", 2, Cause.Kind.MEMORY, List.of(NUMBER));
  static final Cause ADDRESS_ERROR =
      new Cause("address-error", 3, Cause.Kind.FAULT, List.of(NUMBER));
  static final Cause ILLEGAL_INSTRUCTION =
      new Cause("illegal", 4, Cause.Kind.CALL, List.of(NUMBER));
  static final Cause PRIVILEGE_VIOLATION =
      new Cause("privilege-violation", 8, Cause.Kind.PRIVILEGE, List.of(NUMBER));
  static final Cause FORMAT_ERROR =
      new Cause("format-error", 14, Cause.Kind.FAULT, List.of(NUMBER));
  static final Cause TRAP_N = new Cause("trap", 32, Cause.Kind.CALL, List.of(NUMBER));

  static final Word.Operand n = new Word.Operand("n", 3);
  static final Word.Operand m = new Word.Operand("m", 3);
  static final Word.Operand x4 = new Word.Operand("x", 4);
  static final Word.Operand x8 = new Word.Operand("x", 8);
  static final Word.Operand x16 = new Word.Operand("x", 16);

  static final Word.Place DN = D.at(n);
  static final Word.Place DM = D.at(m);
  static final Word AN = addressRegister(n);
  static final Word AM = addressRegister(m);

  // What adding and subtracting make of Dm and Dn: M68000 Programmer's Reference Manual, "Condition
  // Code Computation".

  static final Word SUM = DM.plus(DN);
  static final Word CARRY = bit(SUM.below(DN));
  static final Word ADD_OVERFLOW = sign(xor(SUM, DM).calc(Operator.AND, xor(SUM, DN)));
  static final Word DIFFERENCE = DM.minus(DN);
  static final Word BORROW = bit(DM.below(DN));
  static final Word SUB_OVERFLOW = sign(xor(DIFFERENCE, DM).calc(Operator.AND, xor(DM, DN)));

  /** Whether the SR that RTE pops has S set; said without checks, which the pop itself has. */
  static final Condition POPPED_SUPERVISOR = unchecked(2, ACTIVE).slice(S_BIT, 1).is(1);

  /** 256 vectors of four bytes. */
  static final long VECTORS = 1024;

  /** User's Manual, "Reset": the supervisor stack pointer and PC come from vectors 0 and 1. */
  static final List<Act> RESET_ACTS =
      List.of(
          set(S, literal(1, 1)),
          set(I, literal(7, 3)),
          set(ACTIVE, unchecked(4, literal(0, 32))),
          set(PC, unchecked(4, literal(4, 32))));

  static final Form NONE = Form.named("");
  static final Form DATA_DATA = Form.named("Dn, Dm", n, m);
  static final Form NUMBER_TO_CCR = Form.named("#x, CCR", x8);
  static final Form NUMBER_TO_SR = Form.named("#x, SR", x16);
  static final Form BRANCH = Form.named("x", x16);

  private static Word.Packed frame(Word.Field... more) {
    return new Word.Packed("frame", Stream.concat(SR_FIELDS.stream(), Stream.of(more)).toList());
  }

  /** A byte, word or long of storage, as an instruction reaches it. */
  static Word.Memory memory(int bytes, Word address) {
    return new Word.Memory(access(bytes, a -> checks(bytes, a)), address);
  }

  /**
   * The same without its checks: where an act before has them already, and in exception processing.
   */
  static Word.Memory unchecked(int bytes, Word address) {
    return new Word.Memory(access(bytes, a -> List.of()), address);
  }

  private static Addressing access(
      int bytes, java.util.function.Function<Word, List<Addressing.Check>> checks) {
    return new Addressing(
        "E.%d[%%s]".formatted(bytes), 32, 8 * bytes, checks, address -> bytes(bytes, address));
  }

  /** The processor has 24 address lines: the high byte of an address goes nowhere. */
  private static List<Word.At> bytes(int bytes, Word address) {
    return IntStream.range(0, bytes).mapToObj(i -> E.at(address.low(24).plus(i))).toList();
  }

  /** A word at an odd address is refused before the bus is asked. */
  private static List<Addressing.Check> checks(int bytes, Word address) {
    var bus = new Addressing.Check(inside(bytes, address).not(), BUS_ERROR);
    return bytes == 1
        ? List.of(bus)
        : List.of(new Addressing.Check(address.low(1).is(1), ADDRESS_ERROR), bus);
  }

  /**
   * Whether all bytes of a datum are in storage; the sum is exact, so the last address is followed
   * by none.
   */
  static Condition inside(int bytes, Word address) {
    return address.low(24).extend(25).plus(bytes - 1).below(SIZE.extend(25));
  }

  private static Word addressRegister(Word.Operand number) {
    return choose(number.is(7), ACTIVE, A.at(number));
  }

  /** An := value. */
  static Act[] setAddressRegister(Word.Operand number, Word value) {
    return new Act[] {
      when(number.is(7), set(ACTIVE, value)), when(number.is(7).not(), set(A.at(number), value))
    };
  }

  /** SR := value, in supervisor mode: where S is cleared the stack pointers change places. */
  static Act[] setStatus(Word value) {
    return new Act[] {
      set(SR, value), when(value.slice(S_BIT, 1).is(0), set(ACTIVE, OTHER), set(OTHER, ACTIVE))
    };
  }

  /** A word with other low bits: what a byte or word operation makes of a data register. */
  static Word lowBits(Word register, Word low) {
    return low.bits() == 32 ? low : register.slice(low.bits(), 32 - low.bits()).join(low);
  }

  /** N and Z of a result, with V and C as given. */
  static Word flags(Word result, Word overflow, Word carry) {
    return sign(result).join(bit(result.is(0))).join(overflow).join(carry);
  }

  /** N and Z of a result; V and C are cleared. */
  static Word flags(Word result) {
    return flags(result, literal(0, 1), literal(0, 1));
  }

  private static Word xor(Word left, Word right) {
    return left.calc(Operator.XOR, right);
  }

  static Word sign(Word word) {
    return word.slice(word.bits() - 1, 1);
  }

  static Word bit(Condition condition) {
    return choose(condition, literal(1, 1), literal(0, 1));
  }
}
