package org.vmorph.proofs.provisos;

import java.util.List;
import java.util.Map;

/**
 * Under which provisos a goal is reached.
 *
 * @param weakest each of these is enough, and none of its provisos can be spared; none if nothing
 *     helps
 * @param needed of each proviso in them, what happens without it
 * @param hopeless of which instructions it fails whatever is provided, in manual order
 * @param unknown instructions of which it is not known
 */
public record WeakestProvisos(
    Goal goal,
    List<Provided> weakest,
    Map<Proviso, Breach> needed,
    List<Breach> hopeless,
    List<String> unknown) {}
