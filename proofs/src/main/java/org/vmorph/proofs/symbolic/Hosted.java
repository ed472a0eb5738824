package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * The storage of a host: a monitor's own words, one by one; its guest's words, by their address in
 * the guest; and all others, by their address in the host. One to one with storage, as long as the
 * own words are none of the guest's.
 */
record Hosted(
    List<Expr<BitVecSort>> own,
    SymbolicContent guest,
    Expr<ArraySort<BitVecSort, BitVecSort>> others,
    VirtualMachineMap.Place<Expr<BitVecSort>> place)
    implements SymbolicContent {
  /** Whether it is one of the guest's words. */
  private BoolExpr contains(Context z, Expr<BitVecSort> address) {
    var low = place.low();
    return z.mkAnd(
        z.mkBVUGE(address, low),
        z.mkBVULT(
            Term.wider(z, address), z.mkBVAdd(Term.wider(z, low), Term.wider(z, place.words()))));
  }

  @Override
  public Expr<BitVecSort> load(Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
    var address = Term.sum(z, base, offset);
    int number = number(z, address);
    if (number >= 0) {
      return own.get(number);
    }
    Expr<BitVecSort> word =
        z.mkITE(
            contains(z, address),
            guest.load(z, zero(z, address), z.mkBVSub(address, place.low())),
            z.mkSelect(others, address));
    for (int i = 0; i < own.size(); i++) {
      word = z.mkITE(z.mkEq(address, own(z, i)), own.get(i), word);
    }
    return word;
  }

  @Override
  public SymbolicContent store(
      Context z,
      BoolExpr when,
      Expr<BitVecSort> base,
      Expr<BitVecSort> offset,
      Expr<BitVecSort> value) {
    var address = Term.sum(z, base, offset);
    var words = new ArrayList<>(own);
    int number = number(z, address);
    if (number >= 0) {
      words.set(number, Term.ite(z, when, value, own.get(number)));
      return with(words, guest, others);
    }
    var inside = contains(z, address);
    var elsewhere = z.mkAnd(when, z.mkNot(inside));
    for (int i = 0; i < own.size(); i++) {
      var here = z.mkEq(address, own(z, i));
      words.set(i, Term.ite(z, z.mkAnd(when, here), value, own.get(i)));
      elsewhere = z.mkAnd(elsewhere, z.mkNot(here));
    }
    return with(
        words,
        guest.store(
            z, z.mkAnd(when, inside), zero(z, address), z.mkBVSub(address, place.low()), value),
        Term.either(z, elsewhere, z.mkStore(others, address, value), others));
  }

  @Override
  public SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise) {
    var that = (Hosted) otherwise;
    var words = new ArrayList<Expr<BitVecSort>>();
    for (int i = 0; i < own.size(); i++) {
      words.add(Term.ite(z, test, own.get(i), that.own.get(i)));
    }
    return with(
        words, guest.unless(z, test, that.guest), Term.either(z, test, others, that.others));
  }

  Hosted with(SymbolicContent newGuest) {
    return with(own, newGuest, others);
  }

  private Hosted with(
      List<Expr<BitVecSort>> newOwn,
      SymbolicContent newGuest,
      Expr<ArraySort<BitVecSort, BitVecSort>> newOthers) {
    return new Hosted(List.copyOf(newOwn), newGuest, newOthers, place);
  }

  private static Expr<BitVecSort> zero(Context z, Expr<BitVecSort> like) {
    return z.mkBV(0, like.getSort().getSize());
  }

  /** The address of an own word. */
  private Expr<BitVecSort> own(Context z, int number) {
    return Term.sum(z, place.own(), z.mkBV(number, place.own().getSort().getSize()));
  }

  /** The number of an own word, -1 if it is none, or not known to be one. */
  private int number(Context z, Expr<BitVecSort> address) {
    for (int i = 0; i < own.size(); i++) {
      if (address.equals(own(z, i))) {
        return i;
      }
    }
    return -1;
  }
}
