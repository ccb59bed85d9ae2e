namespace Parloir.Runtime.Activations;

internal sealed partial class GrainMailbox
{
    private async Task ActivateAsync()
    {
        Activation? activation = null;
        try
        {
            activation = new Activation(this, grainClass, Runtime);
            await activation.StartAsync();
        }
        catch (Exception exception)
        {
            LogActivationFailed(Runtime.Logger, grainId, exception);
            if (activation is not null) await DisposeAsync(activation);
            FailWaiting(exception);
            return;
        }
        Runtime.Instruments.Activations.Add(1);
        lock (Gate)
        {
            _activation = activation;
            _inTransition = false;
        }
    }

    private async Task DeactivateAsync(Activation activation)
    {
        var reason = _leaving!.Value;
        activation.StopTimers();
        try
        {
            await activation.StopAsync(reason);
        }
        catch (Exception exception)
        {
            LogDeactivationFailed(Runtime.Logger, grainId, exception);
        }
        await DisposeAsync(activation);
        Runtime.Instruments.Activations.Add(-1);
        Settle(reason);
    }

    private async Task DisposeAsync(Activation activation)
    {
        try
        {
            await activation.DisposeAsync();
        }
        catch (Exception exception)
        {
            LogDisposeFailed(Runtime.Logger, grainId, exception);
        }
    }

    private void FailWaiting(Exception exception)
    {
        List<Calls.GrainRequest> waiting;
        lock (Gate) waiting = TakeWaiting();
        foreach (var request in waiting) request.Refuse(exception);
        Settle(_leaving);
    }

    /// <summary>There is no activation any more: closes, unless calls wait for a new one.</summary>
    private void Settle(DeactivationReason? reason)
    {
        lock (Gate)
        {
            _activation = null;
            _inTransition = false;
            _keepUntil = 0;
            _leaving = _drains ? reason : null;
            DropReleased();
            if (QueueLength > 0) return;
            Close();
            onClosed(this);
        }
        _closing?.TrySetResult();
    }
}
