package org.vmorph.proofs.claim;

import org.vmorph.model.meaning.Outcome;
import org.vmorph.model.meaning.State;

/** An instruction applied to a state. */
public record Run<W, B, M>(State<W, M> before, Outcome<W, B, M> outcome) {}
