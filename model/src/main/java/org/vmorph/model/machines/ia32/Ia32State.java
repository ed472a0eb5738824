package org.vmorph.model.machines.ia32;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.when;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Addressing;
import org.vmorph.model.ir.Cause;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;
import org.vmorph.model.ir.Say;
import org.vmorph.model.ir.Word;

/**
 * What a processor consists of; volume 3, chapter 2. Segments are flat: their base is 0 and their
 * limit the end of storage.
 *
 * <p>The flags of arithmetic belong to whoever runs. IF, IOPL and TF decide who is interrupted and
 * who may say so, so they are resources; so are the table registers, which say whose descriptors
 * are meant, and the hidden parts of the segment registers: they are the paper's R, what an address
 * means. The selectors are the program's own, but for the low bits of CS and SS, which are CPL.
 */
final class Ia32State extends Ia32Control {
  /** A processor without VT-x, or out of VMX operation: what decides is a resource. */
  Ia32State() {
    super(Role.RESOURCE, Role.MODE);
  }

  /** One in VMX operation: what decides is a program's own, who is in charge of it decides more. */
  static Ia32State ofItsOwn() {
    return new Ia32State(Role.GENERAL, Role.GENERAL);
  }

  private Ia32State(Role decides, Role ring) {
    super(decides, ring);
  }

  /** Doublewords: 2^22 - 1 at most. An address counts bytes, and its two low bits go nowhere. */
  final File E = components.file("E", 32, 22, Role.STORAGE);

  /** EAX, ECX, EDX, EBX, -, EBP, ESI, EDI. Number 4 means {@link #ESP}; it is never touched. */
  final File R = components.file("R", 32, 3, Role.GENERAL);

  final Cell ESP = components.cell("ESP", 32, Role.GENERAL);
  final Cell EIP = components.cell("EIP", 32, Role.PROGRAM_COUNTER);
  final Cell CF = components.cell("CF", 1, Role.GENERAL);
  final Cell PF = components.cell("PF", 1, Role.GENERAL);
  final Cell AF = components.cell("AF", 1, Role.GENERAL);
  final Cell ZF = components.cell("ZF", 1, Role.GENERAL);
  final Cell SF = components.cell("SF", 1, Role.GENERAL);
  final Cell DF = components.cell("DF", 1, Role.GENERAL);
  final Cell OF = components.cell("OF", 1, Role.GENERAL);
  final Cell TF = resource("TF", 1);
  final Cell IF = resource("IF", 1);
  final Cell IOPL = resource("IOPL", 2);

  /** The current privilege level, as the low bits of CS show it. */
  final Cell CPL = components.cell("CPL", 2, ring);

  /** Without the two low bits, which are CPL. */
  final Cell CS = components.cell("CS", 14, Role.GENERAL);

  /** Without the two low bits, which are CPL. */
  final Cell SS = components.cell("SS", 14, Role.GENERAL);

  final Cell DS = components.cell("DS", 16, Role.GENERAL);
  final Cell ES = components.cell("ES", 16, Role.GENERAL);
  final Cell CS_HIDDEN = resource("CS.hidden", 64);
  final Cell SS_HIDDEN = resource("SS.hidden", 64);
  final Cell DS_HIDDEN = resource("DS.hidden", 64);
  final Cell ES_HIDDEN = resource("ES.hidden", 64);
  final Cell GDTR_BASE = resource("GDTR.base", 32);
  final Cell GDTR_LIMIT = resource("GDTR.limit", 16);
  final Cell IDTR_BASE = resource("IDTR.base", 32);
  final Cell IDTR_LIMIT = resource("IDTR.limit", 16);
  final Cell LDTR = resource("LDTR", 16);
  final Cell LDTR_BASE = resource("LDTR.base", 32);
  final Cell LDTR_LIMIT = resource("LDTR.limit", 16);
  final Cell TR = resource("TR", 16);
  final Cell TR_BASE = resource("TR.base", 32);
  final Cell CR0 = resource("CR0", 32);
  final Cell CR3 = resource("CR3", 32);
  final Cell TSD = resource("CR4.TSD", 1);
  final Cell PCE = resource("CR4.PCE", 1);
  final Cell UMIP = resource("CR4.UMIP", 1);
  final Cell DR7 = resource("DR7", 32);
  final Cell SYSENTER_CS = resource("SYSENTER_CS", 32);
  final Cell SYSENTER_ESP = resource("SYSENTER_ESP", 32);
  final Cell SYSENTER_EIP = resource("SYSENTER_EIP", 32);

  /** What all ports together are. */
  final Cell PORT = components.cell("PORT", 8, Role.RESOURCE);

  final Cell TSC = components.cell("TSC", 64, Role.TIME);
  final Cell PMC = components.cell("PMC", 40, Role.TIME);

  final Word SIZE = new Word.Size(22);

  /** Rings 0 and 3 are those that systems use, and asked about; there are four. */
  Architecture.Mode mode() {
    var rings =
        IntStream.of(3, 2, 1, 0)
            .mapToObj(ring -> new Architecture.Mode.Level("ring" + ring, ring))
            .toList();
    return new Architecture.Mode(CPL, rings).between("ring0", "ring3");
  }

  /** CS as a program sees it. */
  Word cs() {
    return CS.join(CPL);
  }

  /** SS as a program sees it. */
  Word ss() {
    return SS.join(CPL);
  }

  /** EFLAGS without NT, RF, VM, AC, VIF, VIP and ID, which are 0 here; volume 1, 3.4.3. */
  Word eflags() {
    return Stream.of(
            literal(0, 18),
            IOPL,
            OF,
            DF,
            IF,
            TF,
            SF,
            ZF,
            literal(0, 1),
            AF,
            literal(0, 1),
            PF,
            literal(1, 1),
            CF)
        .map(Word.class::cast)
        .reduce(Word::join)
        .orElseThrow();
  }

  /** The flags that everyone may set, from a word as EFLAGS is laid out. */
  List<Act> setArithmetic(Word word) {
    return List.of(
        set(CF, word.slice(0, 1)),
        set(PF, word.slice(2, 1)),
        set(AF, word.slice(4, 1)),
        set(ZF, word.slice(6, 1)),
        set(SF, word.slice(7, 1)),
        set(DF, word.slice(10, 1)),
        set(OF, word.slice(11, 1)));
  }

  /**
   * What POPF and IRET make of EFLAGS: IOPL is loaded in ring 0 alone, IF where CPL is not above
   * IOPL, and nobody is told when they are not; volume 2, POPF, table of effects.
   */
  List<Act> setFlags(Word word) {
    return Stream.concat(
            setArithmetic(word).stream(),
            Stream.of(
                set(TF, word.slice(8, 1)),
                when(IOPL.below(CPL).not(), set(IF, word.slice(9, 1))),
                when(CPL.is(0), set(IOPL, word.slice(12, 2)))))
        .toList();
  }

  /** A general register by number. */
  Word register(Word.Operand number) {
    return choose(number.is(4), ESP, R.at(number));
  }

  /** A register := value; where it is ESP nothing else sets ESP. */
  Act[] setRegister(Word.Operand number, Word value) {
    return new Act[] {
      when(number.is(4), set(ESP, value)), when(number.is(4).not(), set(R.at(number), value))
    };
  }

  /** A general register that an instruction names by itself. */
  Word.Place register(int number) {
    return R.at(literal(number, 3));
  }

  /** Doublewords that data segments reach: beyond storage it is #GP(0). */
  Word.Memory memory(int doublewords, Word address) {
    return access(doublewords, address, Exceptions.GP_LIMIT);
  }

  /** Doublewords of the stack: beyond storage it is #SS(0). */
  Word.Memory stack(Word address) {
    return access(1, address, Exceptions.SS_LIMIT);
  }

  /** The doubleword so many above an address, without a check. */
  Word.At above(Word address, int doublewords) {
    return E.at(address.slice(2, 22).plus(doublewords));
  }

  /** #SS(0) unless the stack holds so many doublewords. */
  Act holds(int doublewords) {
    return pushable(doublewords, ESP);
  }

  /** #SS(0) unless so many doublewords from an address on are in storage. */
  Act pushable(int doublewords, Word top) {
    return when(inside(doublewords, top).not(), Say.trap(Exceptions.SS_LIMIT, literal(0, 16)));
  }

  /** Stores words, the first at the lowest address, if they all lie in storage. */
  Act pushes(Word top, List<Word> words) {
    return when(
        inside(words.size(), top),
        IntStream.range(0, words.size())
            .mapToObj(i -> set(above(top, i), words.get(i)))
            .toArray(Act[]::new));
  }

  /** What the stack holds, from its top on; {@link #holds} has checked it. */
  Word popped(int number) {
    return above(ESP, number);
  }

  /** A doubleword, or two, that the processor reads by itself. */
  Word.Memory unchecked(int doublewords, Word address) {
    return access(doublewords, address, a -> List.of());
  }

  private Word.Memory access(int doublewords, Word address, Cause cause) {
    return access(
        doublewords,
        address,
        a -> List.of(new Addressing.Check(inside(doublewords, a).not(), cause)));
  }

  private Word.Memory access(
      int doublewords, Word address, Function<Word, List<Addressing.Check>> checks) {
    var by =
        new Addressing(
            doublewords == 1 ? "E[%s]" : "E.%d[%%s]".formatted(doublewords),
            32,
            32 * doublewords,
            checks,
            a ->
                IntStream.range(0, doublewords)
                    .mapToObj(i -> E.at(a.slice(2, 22).plus(doublewords - 1L - i)))
                    .toList());
    return new Word.Memory(by, address);
  }

  /** Whether so many doublewords from an address on are in storage. */
  Condition inside(int doublewords, Word address) {
    return address
        .slice(24, 8)
        .is(0)
        .and(address.slice(2, 22).extend(23).plus(doublewords - 1L).below(SIZE.extend(23)));
  }
}
