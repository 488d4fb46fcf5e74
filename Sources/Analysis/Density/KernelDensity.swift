// SPDX-License-Identifier: EUPL-1.2

/// A surface of events per square kilometre.
///
/// **Definition.** At the centre of each cell, the sum over all events of a kernel of their distance d, in metres:
/// quartic 3/(πh²)·(1 - d²/h²)² where d < h, else 0 (Silverman 1986, "Density estimation for statistics and data analysis",
/// 4.5); Gaussian 1/(2πσ²)·exp(-d²/2σ²) with σ the bandwidth; adaptive, the quartic with h the distance from the centre to
/// its k-th nearest event. Nothing is corrected at the edges of the grid or of the city: events beyond them are
/// not known, and the surface falls off there.
///
/// Values are exact sums to about a part in 10¹² (nothing is put on a grid first), and the same for every number of threads.
public struct KernelDensity: Hashable, Sendable {
    /// How far an event reaches, in metres.
    public enum Kernel: Hashable, Sendable {
        case quartic(bandwidth: Double)
        case gaussian(bandwidth: Double)
        /// Quartic up to the k-th nearest event.
        case adaptive(nearest: Int)
    }

    public let grid: CellGrid
    /// Events per square kilometre, `row * columns + column`. Infinite where the k nearest events lie on the very centre.
    public let values: [Double]

    /// - Precondition: a bandwidth is above 0; an adaptive surface has at least as many events as it looks for.
    public init(_ events: [Position], on grid: CellGrid, _ kernel: Kernel) {
        self.grid = grid
        let perSquareMetre =
            switch kernel {
            case .quartic(let bandwidth): QuarticSurface(events, grid: grid, bandwidth: bandwidth).values()
            case .gaussian(let bandwidth): GaussianSurface(events, grid: grid, bandwidth: bandwidth).values()
            case .adaptive(let nearest): AdaptiveSurface(events, grid: grid, nearest: nearest).values()
            }
        values = perSquareMetre.map { $0 * 1e6 }
    }

    /// How many events the surface holds: its values times the area of their cells.
    public var mass: Double { values.reduce(0, +) * grid.cell * grid.cell / 1e6 }
}
