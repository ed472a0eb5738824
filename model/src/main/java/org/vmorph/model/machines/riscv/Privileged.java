package org.vmorph.model.machines.riscv;

import static org.vmorph.model.ir.Say.choose;
import static org.vmorph.model.ir.Say.let;
import static org.vmorph.model.ir.Say.literal;
import static org.vmorph.model.ir.Say.set;
import static org.vmorph.model.ir.Say.trap;
import static org.vmorph.model.ir.Say.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmorph.model.arch.Settings;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Condition;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Word;

/** Zicsr, volume I, chapter 9; and volume II, 3.3 and 4.2. */
final class Privileged extends Entries {
  private static final Word.Operand csr = new Word.Operand("csr", 12);
  private static final Word Z = unsigned("imm", 5);

  private final Csrs csrs;
  private final Settings settings;

  Privileged(RiscvState is, Csrs csrs, Settings settings) {
    super(is);
    this.csrs = csrs;
    this.settings = settings;
  }

  List<Instruction> all() {
    var always = Condition.Always.TRUE;
    var unlessZero = s1.is(0).not();
    var unlessNone = new Word.Operand("imm", 5).is(0).not();
    return List.of(
        access("csrrw", "001", "rs1", "rs1", rs1, always),
        access("csrrs", "010", "rs1", "it or rs1", or(rs1), unlessZero),
        access("csrrc", "011", "rs1", "it without the bits of rs1", without(rs1), unlessZero),
        access("csrrwi", "101", "imm", "imm", Z, always),
        access("csrrsi", "110", "imm", "it or imm", or(Z), unlessNone),
        access("csrrci", "111", "imm", "it without the bits of imm", without(Z), unlessNone),
        entry("sret", "", "0001000 00010 00000 000 00000 1110011")
            .privileged(is.below(1).or(is.M.is(1).and(is.TSR.is(1))))
            .says("Return from a trap to supervisor mode.")
            .jumps(
                set(is.M, choose(is.SPP.is(1), literal(1, 2), literal(0, 2))),
                set(is.SIE, is.SPIE),
                set(is.SPIE, literal(1, 1)),
                set(is.SPP, literal(0, 1)),
                set(is.MPRV, literal(0, 1)),
                jump(is.sepc)),
        entry("mret", "", "0011000 00010 00000 000 00000 1110011")
            .privileged()
            .says("Return from a trap to machine mode.")
            .jumps(
                set(is.M, previous()),
                set(is.MIE, is.MPIE),
                set(is.MPIE, literal(1, 1)),
                set(is.MPP, literal(RiscvState.USER, 2)),
                when(is.MPP.is(RiscvState.MACHINE).not(), set(is.MPRV, literal(0, 1))),
                jump(is.mepc)),
        entry("wfi", "", "0001000 00101 00000 000 00000 1110011")
            .privileged(waitingRefused())
            .says("Wait for an interrupt; here it is not waited for.")
            .does(),
        entry("sfence.vma", "rs1, rs2", "0001001 s2[4:0] s1[4:0] 000 00000 1110011")
            .privileged(is.below(1).or(is.M.is(1).and(is.TVM.is(1))))
            .says("Translate by the tables as they are stored; here it is done in any case.")
            .does());
  }

  /** MPP is no mode in no state that the machine comes to. */
  private Word previous() {
    return choose(is.MPP.is(2), literal(RiscvState.USER, 2), is.MPP);
  }

  private Condition waitingRefused() {
    var held = is.below(RiscvState.MACHINE).and(is.TW.is(1));
    return settings.is(RiscvParameters.WFI_IN_USER_MODE, "done")
        ? held
        : is.M.is(RiscvState.USER).or(held);
  }

  private Word or(Word bits) {
    return read().calc(Operator.OR, bits);
  }

  private Word without(Word bits) {
    return read().calc(Operator.AND, bits.calc(Operator.XOR, literal(-1, 64)));
  }

  private Word read() {
    Word read = literal(0, 64);
    for (var each : csrs.all()) {
      if (!each.fields().isEmpty()) {
        read = choose(csr.is(each.address()), each.read(), read);
      }
    }
    return let("csr", read);
  }

  private Instruction access(
      String name, String which, String from, String says, Word value, Condition writes) {
    var acts = new ArrayList<Act>();
    var isReadOnly = csr.slice(10, 2).is(3);
    acts.add(when(exists().not().or(isReadOnly.and(writes)), trap(Causes.ILLEGAL)));
    acts.add(when(is.M.below(csr.slice(8, 2)).or(refused()), trap(Causes.REFUSED)));
    acts.add(is.setX(d, read()));
    var written = let("written", value);
    for (var each : csrs.all()) {
      var effect = each.write(written);
      if (!effect.isEmpty()) {
        acts.add(when(csr.is(each.address()), when(writes, acts(effect))));
      }
    }
    var bits =
        from.equals("rs1")
            ? "csr[11:0] s1[4:0] %s d[4:0] 1110011 where csr unsigned"
            : "csr[11:0] imm[4:0] %s d[4:0] 1110011 where csr unsigned, imm unsigned";
    return entry(name, "rd, csr, " + from, bits.formatted(which))
        .says("rd := a control and status register, which becomes %s.".formatted(says))
        .does(acts(acts));
  }

  private Condition exists() {
    return csrs.all().stream()
        .map(each -> (Condition) csr.is(each.address()))
        .reduce(Condition::or)
        .orElseThrow();
  }

  private Condition refused() {
    return csrs.all().stream()
        .map(each -> each.refused().map(refused -> csr.is(each.address()).and(refused)))
        .flatMap(Optional::stream)
        .reduce(Condition::or)
        .orElseThrow();
  }
}
