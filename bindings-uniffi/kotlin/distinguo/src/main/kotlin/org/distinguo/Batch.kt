/** Many determinations as Kotlin goes through them. */
package org.distinguo

import java.util.stream.IntStream

/**
 * Findings that cross together: the calls are lost among them, every core gets some, and the library adds no thread of its
 * own to so few.
 */
private const val SHARE = 64

/**
 * What the rulebook makes of many findings. They cross and are determined on all cores; the determinations cross one by one
 * when they are asked for.
 */
public fun Kernel.determineBatch(findings: List<Findings>): Determinations {
    val shares = findings.chunked(SHARE)
    val batches = arrayOfNulls<Determinations>(shares.size)
    try {
        IntStream.range(0, shares.size).parallel().forEach { batches[it] = determineShare(shares[it]) }
        return Determinations.joined(batches.filterNotNull())
    } finally {
        batches.forEach { it?.close() }
    }
}

/** The places of the determinations. */
public val Determinations.indices: IntRange get() = 0 until size()

/**
 * The determination of the findings at that place. It is read from the kernel's answer now, not before.
 *
 * @throws DistinguoException.Unusable where those findings cannot be used
 * @throws IndexOutOfBoundsException beyond the last
 */
public operator fun Determinations.get(place: Int): Determination =
    at(place) ?: throw IndexOutOfBoundsException("$place of ${size()} determinations")

/** The determinations in their order, each read when its turn comes. */
public operator fun Determinations.iterator(): Iterator<Determination> = indices.asSequence().map(::get).iterator()
