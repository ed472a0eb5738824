package org.vmorph.proofs.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.meaning.Operation;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Ground;
import org.vmorph.proofs.claim.Language;
import org.vmorph.vmm.control.Dispatcher;
import org.vmorph.vmm.control.RelocationAllocator;

/**
 * The dispatcher and the allocator that run are functions over any domain: the solver can be asked
 * about them.
 */
class MonitorPartsTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final int N = 20;

  private static final RelocationAllocator UNCLAMPED =
      new RelocationAllocator() {
        @Override
        public <W, B, M> R<W> place(
            org.vmorph.model.meaning.Domain<W, B, M> domain, int bits, R<W> virtual, W k, W w) {
          return new R<>(CLAMPED.place(domain, bits, virtual, k, w).base(), virtual.bound());
        }
      };

  /**
   * Whether some address is reached by the virtual machine and not by the hardware, or elsewhere,
   * or the reverse.
   */
  private static Status mistranslates(RelocationAllocator allocator) {
    try (var z = new Context()) {
      var d = new Symbolic(z);
      var unknowns = new SolverConstants(z);
      var a = unknowns.word("a", N);
      var l = unknowns.word("l", N);
      var b = unknowns.word("b", N);
      var k = unknowns.word("k", N);
      var w = unknowns.word("w", N);
      var q = unknowns.word("q", N);
      var real = allocator.place(d, N, new RelocationAllocator.R<>(l, b), k, w);
      var virtually = reached(z, a, l, b, w);
      var really = reached(z, a, real.base(), real.bound(), q);
      var there = z.mkEq(sum(z, a, real.base()), z.mkBVAdd(sum(z, a, l), wide(z, k)));
      var solver = z.mkSolver();
      solver.add(z.mkNot(d.compare(Relation.BELOW, N + 1, wide(z, q), sum(z, k, w))));
      solver.add(z.mkNot(z.mkAnd(z.mkEq(virtually, really), z.mkImplies(virtually, there))));
      return solver.check();
    }
  }

  private static BoolExpr reached(
      Context z, Expr<BitVecSort> a, Expr<BitVecSort> l, Expr<BitVecSort> b, Expr<BitVecSort> q) {
    return z.mkAnd(z.mkBVULT(a, b), z.mkBVULT(sum(z, a, l), wide(z, q)));
  }

  private static Expr<BitVecSort> wide(Context z, Expr<BitVecSort> word) {
    return z.mkZeroExt(1, word);
  }

  private static Expr<BitVecSort> sum(Context z, Expr<BitVecSort> one, Expr<BitVecSort> other) {
    return z.mkBVAdd(wide(z, one), wide(z, other));
  }

  @Test
  void the_clamped_r_translates_every_address_as_the_virtual_machine_does() {
    assertThat(mistranslates(RelocationAllocator.CLAMPED)).isEqualTo(Status.UNSATISFIABLE);
  }

  @Test
  void without_the_clamp_a_guest_reaches_beyond_its_own() {
    assertThat(mistranslates(UNCLAMPED)).isEqualTo(Status.SATISFIABLE);
  }

  /** Which outcomes of an emulated instruction are possible, with the virtual mode left open. */
  private static Status possible(String name, boolean halted) {
    try (var z = new Context()) {
      var d = new Symbolic(z);
      var semantics = new Elaboration(MACHINE);
      var instruction = MACHINE.instruction(name).orElseThrow();
      var setting =
          new Language<>(
              new Ground<>(d, new SolverConstants(z)), semantics, instruction, Reading.INTENDED);
      var virtual = setting.state();
      var served =
          new Dispatcher()
              .serve(
                  semantics,
                  d,
                  MACHINE.privilege(),
                  Optional.of(new Operation<>(instruction, setting.operands())),
                  virtual);
      var trapped = served.traps().stream().map(t -> t.when()).reduce(d.truth(false), d::or);
      var solver = z.mkSolver();
      solver.add(halted ? served.halted() : z.mkNot(trapped));
      solver.add(setting.user(virtual));
      return solver.check();
    }
  }

  @Test
  void a_virtual_user_neither_halts_nor_goes_without_its_trap() {
    for (var name : List.of("halt", "lpsw", "srb", "put")) {
      assertThat(possible(name, true)).as(name).isEqualTo(Status.UNSATISFIABLE);
      assertThat(possible(name, false)).as(name).isEqualTo(Status.UNSATISFIABLE);
    }
  }
}
