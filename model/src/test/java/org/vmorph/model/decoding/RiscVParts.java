package org.vmorph.model.decoding;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.vmorph.model.arch.Components;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Endian;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Form;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Match;
import org.vmorph.model.ir.Parcels;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Word;

/** What the instructions of the small RISC-V machine here speak of. */
class RiscVParts {
  /** So many bits has an address; storage is bytes. */
  static final int N = 12;

  static final Components COMPONENTS = new Components();
  static final Cell M = COMPONENTS.cell("M", 1, Role.MODE);
  static final Cell P = COMPONENTS.cell("P", N, Role.PROGRAM_COUNTER);
  static final File X = COMPONENTS.file("x", 64, 5, Role.GENERAL);
  static final File E = COMPONENTS.file("E", 8, N, Role.STORAGE);

  /** Where a trap goes; and whence it came: cause, mode and P, each in 32, 1 and N bits. */
  static final File CSR = COMPONENTS.file("csr", 64, 1, Role.RESOURCE);

  static final Word.At MTVEC = CSR.at(literal(0, 1));
  static final Word.At TRAPPED = CSR.at(literal(1, 1));
  static final Word MEPC = TRAPPED.low(N);
  static final Word MPP = TRAPPED.slice(N, 1);
  static final Word MCAUSE = TRAPPED.slice(N + 1, 32);

  static final Cause ACCESS = new Cause("access", 1, Cause.Kind.MEMORY);
  static final Cause ILLEGAL = new Cause("illegal", 2, Cause.Kind.CALL);
  static final Cause BREAKPOINT = new Cause("breakpoint", 3, Cause.Kind.CALL);
  static final Cause REFUSED = new Cause("refused", 6, Cause.Kind.PRIVILEGE);
  static final Cause ECALL = new Cause("ecall", 8, Cause.Kind.CALL);

  static final Word.Operand d = new Word.Operand("d", 5);
  static final Word.Operand s1 = new Word.Operand("s1", 5);
  static final Word.Operand s2 = new Word.Operand("s2", 5);

  /** A parcel has 16 bits, the low one comes first, and 11 at its low end says that one follows. */
  static final Parcels PARCELS =
      new Parcels(16, 2, Endian.LITTLE, List.of(List.of(new Match(3, 3))));

  static final Addressing FETCH =
      PARCELS.addressing(new Addressing("E[%s]", N, 16, a -> checks(2, a), a -> bytes(2, a)));

  private static List<Addressing.Check> checks(int count, Word address) {
    var last = address.low(N).extend(N + 1).plus(count - 1);
    var inside = last.below(new Word.Size(N).extend(N + 1));
    return address.bits() == N
        ? List.of(new Addressing.Check(inside.not(), ACCESS))
        : List.of(
            new Addressing.Check(address.slice(N, 64 - N).is(0).not(), ACCESS),
            new Addressing.Check(inside.not(), ACCESS));
  }

  /** The byte at the address is the lowest. */
  private static List<Word.At> bytes(int count, Word address) {
    return IntStream.range(0, count)
        .map(i -> count - 1 - i)
        .mapToObj(i -> E.at(address.low(N).plus(i)))
        .toList();
  }

  /** So many bytes of storage. */
  static Word.Memory memory(int count, Word address) {
    return new Word.Memory(
        new Addressing(
            "E.%d[%%s]".formatted(count),
            64,
            8 * count,
            a -> checks(count, a),
            a -> bytes(count, a)),
        address);
  }

  /** Register 0 is 0. */
  static Word x(Word number) {
    return choose(number.is(0), literal(0, 64), X.at(number));
  }

  static Word x(int number) {
    return X.at(literal(number, 5));
  }

  /** A register := value; register 0 stays as it is. */
  static Act setX(Word number, Word value) {
    return when(number.is(0).not(), set(X.at(number), value));
  }

  static Act setX(int number, Word value) {
    return set(X.at(literal(number, 5)), value);
  }

  /** A number in the instruction as it is used. */
  static Word signed(String name, int bits) {
    return new Word.Operand(name, bits).signExtend(64);
  }

  static Word unsigned(String name, int bits) {
    return new Word.Operand(name, bits).extend(64);
  }

  static Word pc() {
    return P.extend(64);
  }

  static Act jump(Word address) {
    return set(P, address.low(N));
  }

  /** An instruction of so many bytes, as the manual has its bits. */
  static Instruction.Draft entry(int bytes, String name, String syntax, String bits) {
    return Instruction.instruction(name, Form.of(name, syntax, bits)).length(bytes);
  }

  static List<Instruction> both(List<Instruction> some, List<Instruction> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }
}
