// How probable the days of a trial are, and the slope of that, in one pass through them.
//
// For sampled_trial.py, which compiles it: a filter over noise, drift and period in which every number
// carries its derivatives by logit phi, log sigma, tau and omega, and then the coefficients summed out.

#include <cmath>
#include <vector>

typedef double Four __attribute__((vector_size(32)));

struct Number {
    double value;
    Four slope;
};

static inline Number operator+(Number a, Number b) { return {a.value + b.value, a.slope + b.slope}; }
static inline Number operator-(Number a, Number b) { return {a.value - b.value, a.slope - b.slope}; }
static inline Number operator*(Number a, Number b) {
    return {a.value * b.value, a.slope * b.value + a.value * b.slope};
}
static inline Number plain(double value) { return {value, Four{0, 0, 0, 0}}; }
static inline Number inverse(Number a) {
    double one = 1 / a.value;
    return {one, -a.slope * (one * one)};
}
static inline Number power(Number base, double by) {
    double whole = std::pow(base.value, by);
    return {whole, base.slope * (by * whole / base.value)};
}

static const int MOST = 12;  // columns: level, trend, two for each of four arms, values

// Inner products of the columns through the inverse covariance of the days (upper triangle), and the
// logarithm of that covariance's determinant.
static Number pass(const double *at, int days, int columns, const double *gaps,
                   const unsigned char *begins, const double *told, Number gram[MOST][MOST]) {
    double odds = std::exp(-at[0]), level = 1 / (1 + odds), noise = std::exp(at[1]);
    Number phi = {level, Four{level * (1 - level), 0, 0, 0}};
    Number sigma2 = {noise * noise, Four{0, 2 * noise * noise, 0, 0}};
    Number tau2 = {at[2] * at[2], Four{0, 0, 2 * at[2], 0}};
    Number omega2 = {at[3] * at[3], Four{0, 0, 0, 2 * at[3]}};
    Number zero = plain(0), determinant = zero;
    Number p00 = sigma2, p01 = zero, p02 = zero, p11 = omega2, p12 = zero, p22 = tau2;
    Number mean[3][MOST], fresh[MOST], scaled[MOST];
    for (auto &row : mean)
        for (Number &one : row) one = zero;
    for (int t = 0; t < days; t++) {
        if (t > 0) {
            Number keeps = power(phi, gaps[t]), drifts = plain(std::exp(-gaps[t] / 60));
            Number keeps2 = keeps * keeps, drifts2 = drifts * drifts;
            p00 = keeps2 * p00 + sigma2 * (plain(1) - keeps2);
            p01 = keeps * drifts * p01;
            p02 = keeps * p02;
            p11 = drifts2 * p11 + omega2 * (plain(1) - drifts2);
            p12 = drifts * p12;
            for (int j = 0; j < columns; j++) {
                mean[0][j] = keeps * mean[0][j];
                mean[1][j] = drifts * mean[1][j];
                if (begins[t]) mean[2][j] = zero;
            }
            if (begins[t]) p02 = p12 = zero, p22 = tau2;
        }
        Number h0 = p00 + p01 + p02, h1 = p01 + p11 + p12, h2 = p02 + p12 + p22;
        Number variance = h0 + h1 + h2, one = inverse(variance);
        determinant.value += std::log(variance.value);
        determinant.slope += variance.slope * one.value;
        Number k0 = h0 * one, k1 = h1 * one, k2 = h2 * one;
        for (int j = 0; j < columns; j++) {
            fresh[j] = plain(told[t * columns + j]) - mean[0][j] - mean[1][j] - mean[2][j];
            scaled[j] = fresh[j] * one;
            mean[0][j] = mean[0][j] + k0 * fresh[j];
            mean[1][j] = mean[1][j] + k1 * fresh[j];
            mean[2][j] = mean[2][j] + k2 * fresh[j];
        }
        p00 = p00 - k0 * h0, p01 = p01 - k0 * h1, p02 = p02 - k0 * h2;
        p11 = p11 - k1 * h1, p12 = p12 - k1 * h2, p22 = p22 - k2 * h2;
        for (int i = 0; i < columns; i++)
            for (int j = i; j < columns; j++) gram[i][j] = gram[i][j] + scaled[i] * fresh[j];
    }
    return determinant;
}

// The inverse of a small positive matrix, and the logarithm of its determinant.
static double inverted(int n, double a[MOST][MOST], double out[MOST][MOST]) {
    double log_determinant = 0;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++) out[i][j] = i == j;
    for (int k = 0; k < n; k++) {
        double pivot = a[k][k];
        log_determinant += std::log(pivot);
        for (int j = 0; j < n; j++) a[k][j] /= pivot, out[k][j] /= pivot;
        for (int i = 0; i < n; i++) {
            if (i == k) continue;
            double by = a[i][k];
            for (int j = 0; j < n; j++) a[i][j] -= by * a[k][j], out[i][j] -= by * out[k][j];
        }
    }
    return log_determinant;
}

// The log density of the days, up to a constant, under each of two priors of the arms, the last `arms`
// columns before the values. widths: variance of each coefficient, under the one and the other.
extern "C" void of_days(const double *at, int days, int columns, int arms, const double *gaps,
                        const unsigned char *begins, const double *told, const double *widths,
                        double *logs, double *slopes, double *means, double *spreads) {
    static thread_local Number gram[MOST][MOST];
    for (auto &row : gram)
        for (Number &one : row) one = plain(0);
    Number determinant = pass(at, days, columns, gaps, begins, told, gram);
    int q = columns - 1;
    for (int which = 0; which < 2; which++) {
        double a[MOST][MOST], known[MOST][MOST], best[MOST], size = 0, fit = gram[q][q].value;
        for (int i = 0; i < q; i++) {
            for (int j = i; j < q; j++) a[i][j] = a[j][i] = gram[i][j].value;
            a[i][i] += 1 / widths[which * q + i];
            size += std::log(widths[which * q + i]);
        }
        size += inverted(q, a, known);
        for (int i = 0; i < q; i++) {
            best[i] = 0;
            for (int j = 0; j < q; j++) best[i] += known[i][j] * gram[j][q].value;
            fit -= best[i] * gram[i][q].value;
        }
        Four slope = determinant.slope + gram[q][q].slope;
        for (int i = 0; i < q; i++) {
            slope -= 2 * best[i] * gram[i][q].slope;
            for (int j = i; j < q; j++)
                slope += (i == j ? 1 : 2) * (known[i][j] + best[i] * best[j]) * gram[i][j].slope;
        }
        logs[which] = -0.5 * (determinant.value + size + fit);
        for (int x = 0; x < 4; x++) slopes[which * 4 + x] = -0.5 * slope[x];
        for (int i = 0; i < arms; i++) {
            means[which * arms + i] = best[q - arms + i];
            for (int j = 0; j < arms; j++)
                spreads[(which * arms + i) * arms + j] = known[q - arms + i][q - arms + j];
        }
    }
}
